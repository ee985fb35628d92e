//! `IndexedDB`: texts under keys. A write that has succeeded is on disk, and survives a browser that is
//! killed and a machine that loses power (as far as its disk is honest).

use super::local_store::StorageError;
use js_sys::{Array, Function, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{
    IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

/// The one object store of a database.
const OBJECT_STORE: &str = "texts";

/// The key of the record that is written and removed to find out whether writing works.
const PROBE_KEY: &str = "probe";

/// How long a browser may take to open a database, in milliseconds. Some never answer.
const OPEN_TIMEOUT_MS: i32 = 5_000;

/// How long a transaction may take, in milliseconds.
const TRANSACTION_TIMEOUT_MS: i32 = 10_000;

/// Why a conditional write failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// The storage did not take it.
    Storage(StorageError),
    /// The condition did not hold: its key has this text, or none.
    Conflict(Option<String>),
}

/// What has to hold for a write, checked in the same transaction: the record of a key is one of these.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The key.
    pub key: String,
    /// The texts that it may have; none for no record.
    pub accepted: Vec<Option<String>>,
}

/// An open database.
#[derive(Debug)]
pub struct Database {
    name: &'static str,
    /// Opened anew when the browser has closed it.
    handle: RefCell<IdbDatabase>,
}

#[wasm_bindgen]
extern "C" {
    /// The same object as an [`IdbDatabase`]; web-sys counts the third parameter among what may change.
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
    /// Opens a database, and makes sure that it can be written to.
    ///
    /// # Errors
    ///
    /// The browser has no `IndexedDB`, bars it here, throws, or does not answer in time.
    pub async fn open(name: &'static str) -> Result<Self, StorageError> {
        let handle = RefCell::new(open(name).await.map_err(|error| StorageError::of(&error))?);
        let database = Self { name, handle };
        match database
            .probe()
            .await
            .map_err(|error| StorageError::of(&error))
        {
            // What is stored can be read, whatever else.
            Ok(()) | Err(StorageError::Full) => Ok(database),
            Err(error) => Err(error),
        }
    }

    /// All records whose keys begin with `prefix`, in the order of their keys.
    ///
    /// # Errors
    ///
    /// See [`StorageError`].
    pub async fn entries(&self, prefix: &str) -> Result<Vec<(String, String)>, StorageError> {
        let read = async {
            let (transaction, store) = self.begin("readonly").await?;
            let reading = EntriesRequest::of(&store, prefix)?;
            transaction_completed(&transaction).await?;
            reading.entries()
        };
        read.await.map_err(|error| StorageError::of(&error))
    }

    /// The same, and writes one text after the look, in the same transaction.
    ///
    /// # Errors
    ///
    /// See [`StorageError`]: nothing is read then either.
    pub async fn entries_then_write(
        &self,
        prefix: &str,
        key: &str,
        text: &str,
    ) -> Result<Vec<(String, String)>, StorageError> {
        let read = async {
            let (transaction, store) = self.begin("readwrite").await?;
            let reading = EntriesRequest::of(&store, prefix)?;
            store.put_with_key(&text.into(), &key.into())?;
            transaction_completed(&transaction).await?;
            reading.entries()
        };
        read.await.map_err(|error| StorageError::of(&error))
    }

    /// Writes texts under their keys, all of them or none. They are on disk when this returns.
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
                // Answered before the writes are done, which are taken back where it does not hold.
                let answer = request_succeeded(&found);
                answer.await?;
                let found = found.result()?.as_string();
                if !condition.accepted.contains(&found) {
                    transaction.abort()?;
                    // Rejected, as it was ended.
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
            Err(error) => Err(WriteError::Storage(StorageError::of(&error))),
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
        remove.await.map_err(|error| StorageError::of(&error))
    }

    async fn probe(&self) -> Result<(), JsValue> {
        let (transaction, store) = self.begin("readwrite").await?;
        store.put_with_key(&PROBE_KEY.into(), &PROBE_KEY.into())?;
        store.delete(&PROBE_KEY.into())?;
        transaction_completed(&transaction).await.map(drop)
    }

    /// Begins a transaction. A browser may close a database at any time, when its user clears data for
    /// instance; it is opened once more then.
    async fn begin(&self, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let handle = self.handle.borrow().clone();
        let transaction = if let Ok(transaction) = begin(&handle, mode) {
            transaction
        } else {
            let again = open(self.name).await?;
            self.handle.replace(again.clone());
            begin(&again, mode)?
        };
        let store = transaction.object_store(OBJECT_STORE)?;
        Ok((transaction, store))
    }
}

fn begin(handle: &IdbDatabase, mode: &str) -> Result<IdbTransaction, JsValue> {
    let options = js_sys::Object::new();
    // Browsers that do not know the word leave it aside.
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    (handle.unchecked_ref::<StrictDatabase>()).begin(OBJECT_STORE, mode, &options)
}

async fn open(name: &str) -> Result<IdbDatabase, JsValue> {
    let factory = web_sys::window().and_then(|window| window.indexed_db().transpose());
    let factory = factory.ok_or(JsValue::NULL)??;
    let request: IdbOpenDbRequest = factory.open_with_u32(name, 1)?;
    let making = Closure::<dyn FnMut()>::new({
        let request = request.clone();
        move || {
            let made: Option<IdbDatabase> = request.result().ok().map(JsCast::unchecked_into);
            if let Some(made) = made {
                // Where it fails, so does opening.
                let _ = made.create_object_store(OBJECT_STORE);
            }
        }
    });
    request.set_onupgradeneeded(Some(making.as_ref().unchecked_ref()));
    request_succeeded_in(&request, OPEN_TIMEOUT_MS).await?;
    request.set_onupgradeneeded(None);
    let handle: IdbDatabase = request.result()?.unchecked_into();
    // A later version of this program that changes the database is not kept waiting.
    let closing = {
        let handle = handle.clone();
        Closure::<dyn FnMut()>::new(move || handle.close())
    };
    handle.set_onversionchange(Some(closing.as_ref().unchecked_ref()));
    // Once for each database that is opened, and it is open as long as the page.
    closing.forget();
    Ok(handle)
}

/// All keys that begin so.
fn prefix_range(prefix: &str) -> Result<IdbKeyRange, JsValue> {
    let last = [prefix, "\u{ffff}"].concat();
    IdbKeyRange::bound(&prefix.into(), &last.into())
}

/// Two requests of one transaction: the keys, and in the same order their texts.
struct EntriesRequest {
    keys: IdbRequest,
    texts: IdbRequest,
}

impl EntriesRequest {
    fn of(store: &IdbObjectStore, prefix: &str) -> Result<Self, JsValue> {
        let range = prefix_range(prefix)?;
        Ok(Self {
            keys: store.get_all_keys_with_key(&range)?,
            texts: store.get_all_with_key(&range)?,
        })
    }

    /// What was read, once the transaction is complete.
    fn entries(self) -> Result<Vec<(String, String)>, JsValue> {
        let keys: Array = self.keys.result()?.unchecked_into();
        let texts: Array = self.texts.result()?.unchecked_into();
        let both = keys.iter().zip(texts.iter());
        Ok(both
            .filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?)))
            .collect())
    }
}

/// Resolves when a transaction is complete: what it wrote is on disk. Rejected with the error that has
/// ended it.
fn transaction_completed(
    transaction: &IdbTransaction,
) -> impl Future<Output = Result<JsValue, JsValue>> + use<> {
    let ended = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    let ended = with_timeout(&ended, TRANSACTION_TIMEOUT_MS);
    let transaction = transaction.clone();
    async move {
        ended.await.map_err(|late| {
            let error = transaction.error().map(JsValue::from);
            error.unwrap_or(late)
        })
    }
}

/// Resolves when a request has succeeded.
fn request_succeeded(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

/// The same, where the answer must come in time.
async fn request_succeeded_in(request: &IdbRequest, milliseconds: i32) -> Result<(), JsValue> {
    let answer = with_timeout(&request_succeeded(request), milliseconds).await;
    answer.map(drop).map_err(|late| {
        let error = request.error().ok().flatten();
        error.map_or(late, JsValue::from)
    })
}

/// A promise that is rejected where it has not been settled in time.
fn with_timeout(promise: &Promise, milliseconds: i32) -> Promise {
    let late = Promise::new(&mut |_: Function, reject: Function| {
        if let Some(window) = web_sys::window() {
            // Fails only for a handler that is no function.
            let _ =
                window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, milliseconds);
        }
    });
    Promise::race(&Array::of2(promise, &late))
}
