//! `IndexedDB`: texts under keys. A write that has succeeded is on disk, and survives a kill of the browser
//! or a loss of power (provided that the disk does not lie about flushes).

use super::local_store::StorageError;
use js_sys::{Array, Function, Promise, Reflect};
use std::cell::RefCell;
use std::fmt;
use wasm_bindgen::prelude::*;
use web_sys::{
    IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

/// The only object store of a database.
const OBJECT_STORE: &str = "texts";

/// The key of the record that is written and removed to test whether writing works.
const PROBE_KEY: &str = "probe";

/// Timeout for reopening a database, in milliseconds.
const REOPEN_TIMEOUT_MS: i32 = 5_000;

/// Timeout of a transaction, in milliseconds.
const TRANSACTION_TIMEOUT_MS: i32 = 10_000;

/// A failed conditional write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// The storage failed.
    Storage(StorageError),
    /// The condition did not hold: the record of its key has this text, or does not exist.
    Conflict(Option<String>),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Storage(error) => error.fmt(f),
            Self::Conflict(_) => f.write_str("another window has changed the record"),
        }
    }
}

impl std::error::Error for WriteError {}

/// The condition of a write, checked in the same transaction: the record of a key has one of the accepted
/// texts.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The key.
    pub key: String,
    /// The accepted texts; `None` stands for no record.
    pub accepted: Vec<Option<String>>,
}

/// An open database.
#[derive(Debug)]
pub struct Database {
    name: &'static str,
    /// Reopened when the browser has closed it.
    handle: RefCell<IdbDatabase>,
}

#[wasm_bindgen]
extern "C" {
    /// An [`IdbDatabase`], declared again because web-sys considers the third parameter of `transaction`
    /// unstable.
    type StrictDatabase;
    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn begin(
        this: &StrictDatabase,
        store: &str,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;
}

impl Database {
    /// Opens a database, and tests that it is writable. A busy browser may take long, and some never answer:
    /// the caller decides what happens meanwhile.
    ///
    /// # Errors
    ///
    /// The browser has no `IndexedDB`, blocks it here, or throws.
    pub async fn open(name: &'static str) -> Result<Self, StorageError> {
        let handle = open(name)
            .await
            .map_err(|error| StorageError::from_js(&error))?;
        let handle = RefCell::new(handle);
        let database = Self { name, handle };
        match database
            .probe()
            .await
            .map_err(|error| StorageError::from_js(&error))
        {
            // A full database can still be read.
            Ok(()) | Err(StorageError::Full) => Ok(database),
            Err(error) => Err(error),
        }
    }

    /// All records whose keys begin with `prefix`, sorted by key.
    ///
    /// # Errors
    ///
    /// See [`StorageError`].
    pub async fn entries(&self, prefix: &str) -> Result<Vec<(String, String)>, StorageError> {
        let read = async {
            let (transaction, store) = self.begin("readonly").await?;
            let reading = EntriesRequest::start(&store, prefix)?;
            transaction_completed(&transaction).await?;
            reading.entries()
        };
        read.await.map_err(|error| StorageError::from_js(&error))
    }

    /// The same, and then writes one text, in the same transaction.
    ///
    /// # Errors
    ///
    /// See [`StorageError`]. No entries are returned then.
    pub async fn entries_then_write(
        &self,
        prefix: &str,
        key: &str,
        text: &str,
    ) -> Result<Vec<(String, String)>, StorageError> {
        let read = async {
            let (transaction, store) = self.begin("readwrite").await?;
            let reading = EntriesRequest::start(&store, prefix)?;
            store.put_with_key(&text.into(), &key.into())?;
            transaction_completed(&transaction).await?;
            reading.entries()
        };
        read.await.map_err(|error| StorageError::from_js(&error))
    }

    /// Writes texts under their keys, all or none. They are on disk when this returns.
    ///
    /// # Errors
    ///
    /// See [`WriteError`].
    pub async fn write(
        &self,
        condition: Option<&Condition>,
        texts: &[(String, String)],
    ) -> Result<(), WriteError> {
        let write = async {
            let (transaction, store) = self.begin("readwrite").await?;
            let found = match condition {
                Some(condition) => Some(store.get(&condition.key.as_str().into())?),
                None => None,
            };
            for (key, text) in texts {
                store.put_with_key(&text.as_str().into(), &key.as_str().into())?;
            }
            let completed = transaction_completed(&transaction);
            if let (Some(condition), Some(found)) = (condition, found) {
                // This request succeeds before the writes are complete; aborting the transaction undoes them.
                request_succeeded(&found).await?;
                let found = found.result()?.as_string();
                if !condition.accepted.contains(&found) {
                    transaction.abort()?;
                    // Always rejects, as the transaction was aborted.
                    let _ = completed.await;
                    return Ok(Err(found));
                }
            }
            completed.await?;
            Ok::<_, JsValue>(Ok(()))
        };
        match write.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(found)) => Err(WriteError::Conflict(found)),
            Err(error) => Err(WriteError::Storage(StorageError::from_js(&error))),
        }
    }

    /// Removes all records whose keys begin with `prefix`.
    ///
    /// # Errors
    ///
    /// See [`StorageError`].
    pub async fn remove_all(&self, prefix: &str) -> Result<(), StorageError> {
        let remove = async {
            let (transaction, store) = self.begin("readwrite").await?;
            let range = prefix_range(prefix)?;
            store.delete(&range)?;
            transaction_completed(&transaction).await.map(drop)
        };
        remove.await.map_err(|error| StorageError::from_js(&error))
    }

    async fn probe(&self) -> Result<(), JsValue> {
        let (transaction, store) = self.begin("readwrite").await?;
        store.put_with_key(&PROBE_KEY.into(), &PROBE_KEY.into())?;
        store.delete(&PROBE_KEY.into())?;
        transaction_completed(&transaction).await.map(drop)
    }

    /// Begins a transaction. A browser may close a database at any time, for instance when the user clears
    /// data; then it is reopened once.
    async fn begin(&self, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let handle = self.handle.borrow().clone();
        let transaction = if let Ok(transaction) = begin(&handle, mode) {
            transaction
        } else {
            let again = reopen(self.name).await?;
            self.handle.replace(again.clone());
            begin(&again, mode)?
        };
        let store = transaction.object_store(OBJECT_STORE)?;
        Ok((transaction, store))
    }
}

fn begin(handle: &IdbDatabase, mode: &str) -> Result<IdbTransaction, JsValue> {
    let options = js_sys::Object::new();
    // Browsers without this option ignore it.
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    (handle.unchecked_ref::<StrictDatabase>()).begin(OBJECT_STORE, mode, &options)
}

async fn open(name: &str) -> Result<IdbDatabase, JsValue> {
    let request = open_request(name)?;
    let succeeded = request_succeeded(&request);
    opened(&request, succeeded).await
}

async fn reopen(name: &str) -> Result<IdbDatabase, JsValue> {
    let request = open_request(name)?;
    let succeeded = with_timeout(&request_succeeded(&request), REOPEN_TIMEOUT_MS);
    opened(&request, succeeded).await
}

fn open_request(name: &str) -> Result<IdbOpenDbRequest, JsValue> {
    let factory = web_sys::window().and_then(|window| window.indexed_db().transpose());
    let factory = factory.ok_or(JsValue::NULL)??;
    factory.open_with_u32(name, 1)
}

/// The database of a request, once `succeeded` resolves.
async fn opened(request: &IdbOpenDbRequest, succeeded: Promise) -> Result<IdbDatabase, JsValue> {
    let on_upgrade = Closure::<dyn FnMut()>::new({
        let request = request.clone();
        move || {
            let database: Option<IdbDatabase> = request.result().ok().map(JsCast::unchecked_into);
            if let Some(database) = database {
                // If this fails, opening fails too.
                let _ = database.create_object_store(OBJECT_STORE);
            }
        }
    });
    request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
    succeeded.await.map_err(|reason| {
        let error = request.error().ok().flatten();
        error.map_or(reason, JsValue::from)
    })?;
    request.set_onupgradeneeded(None);
    let handle: IdbDatabase = request.result()?.unchecked_into();
    // Closes the database for a later version of this program that upgrades it.
    let on_version_change = {
        let handle = handle.clone();
        Closure::<dyn FnMut()>::new(move || handle.close())
    };
    handle.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
    // Leaks one closure per opened database, which stays open as long as the page.
    on_version_change.forget();
    Ok(handle)
}

/// The range of all keys that begin with `prefix`.
fn prefix_range(prefix: &str) -> Result<IdbKeyRange, JsValue> {
    let last = [prefix, "\u{ffff}"].concat();
    IdbKeyRange::bound(&prefix.into(), &last.into())
}

/// Two requests of one transaction: the keys, and their texts in the same order.
struct EntriesRequest {
    keys: IdbRequest,
    texts: IdbRequest,
}

impl EntriesRequest {
    fn start(store: &IdbObjectStore, prefix: &str) -> Result<Self, JsValue> {
        let range = prefix_range(prefix)?;
        Ok(Self {
            keys: store.get_all_keys_with_key(&range)?,
            texts: store.get_all_with_key(&range)?,
        })
    }

    /// The entries that were read. Valid once the transaction is complete.
    fn entries(self) -> Result<Vec<(String, String)>, JsValue> {
        let keys: Array = self.keys.result()?.unchecked_into();
        let texts: Array = self.texts.result()?.unchecked_into();
        let pairs = keys.iter().zip(texts.iter());
        Ok(pairs
            .filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?)))
            .collect())
    }
}

/// Resolves when a transaction is complete and its writes are on disk. Rejects with the error that aborted
/// it.
fn transaction_completed(
    transaction: &IdbTransaction,
) -> impl Future<Output = Result<JsValue, JsValue>> + use<> {
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    let promise = with_timeout(&promise, TRANSACTION_TIMEOUT_MS);
    let transaction = transaction.clone();
    async move {
        promise.await.map_err(|timeout| {
            let error = transaction.error().map(JsValue::from);
            error.unwrap_or(timeout)
        })
    }
}

/// Resolves when a request succeeds.
fn request_succeeded(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

/// Wraps a promise: rejects if it has not settled in time.
fn with_timeout(promise: &Promise, milliseconds: i32) -> Promise {
    let timeout = Promise::new(&mut |_: Function, reject: Function| {
        if let Some(window) = web_sys::window() {
            // Fails only for a handler that is not a function.
            let _ =
                window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, milliseconds);
        }
    });
    Promise::race(&Array::of2(promise, &timeout))
}
