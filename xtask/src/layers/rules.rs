//! The rules of the layer check.

use std::path::Path;

/// The module that a source file is, and its layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceModule {
    /// The module path in the library, from the top: `["room", "journal"]`.
    pub module: Vec<String>,
    layer: Option<Layer>,
}

/// The layers, from the bottom up.
///
/// `Browser` is beside the core rather than above it: it may name the types that it stores and shares, but
/// only the layers above may name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    Instrument,
    Sheet,
    Publish,
    Room,
    Browser,
    View,
    Program,
    Bin,
}

impl Layer {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "instrument" => Self::Instrument,
            "sheet" => Self::Sheet,
            "publish" => Self::Publish,
            "room" => Self::Room,
            "browser" => Self::Browser,
            "view" => Self::View,
            "program" => Self::Program,
            "bin" => Self::Bin,
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Instrument => "instrument",
            Self::Sheet => "sheet",
            Self::Publish => "publish",
            Self::Room => "room",
            Self::Browser => "browser",
            Self::View => "view",
            Self::Program => "program",
            Self::Bin => "bin",
        }
    }

    fn is_core(self) -> bool {
        self < Self::Browser
    }
}

impl SourceModule {
    /// The module of a file, given its path below `src/`.
    pub fn of(relative: &Path) -> Self {
        let mut module: Vec<String> = relative
            .with_extension("")
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        if module
            .last()
            .is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main"))
        {
            module.pop();
        }
        let part = module.first().and_then(|name| Layer::from_name(name));
        Self {
            module,
            layer: part,
        }
    }

    fn name(&self) -> &str {
        self.layer.map_or("lib.rs", Layer::name)
    }
}

/// The rule that the module `place` breaks by naming `path`, as a message.
///
/// The path is absolute: it starts with a crate's name, and our own crate is `crate`.
pub fn problem(place: &SourceModule, path: &[String]) -> Option<String> {
    let first = path.first()?.as_str();
    let here = place.name();
    let may_not = |what: &str, why: &str| Some(format!("`{here}` may not name `{what}`: {why}"));

    if first == "crate" {
        let there = Layer::from_name(path.get(1)?)?;
        // `lib.rs` declares all layers.
        let part = place.layer?;
        return match there {
            Layer::Browser if part.is_core() => may_not(there.name(), "the core knows no browser"),
            there if there > part => may_not(there.name(), "imports go only downward"),
            _ => None,
        };
    }
    let draws = first == "yew" || first.starts_with("yew_");
    let knows_a_browser = matches!(
        first,
        "web_sys" | "js_sys" | "wasm_bindgen" | "wasm_bindgen_futures" | "serde_wasm_bindgen"
    ) || first == "gloo"
        || first.starts_with("gloo_");
    match place.layer {
        Some(Layer::Browser) if draws => may_not(first, "only `view` and the programs draw"),
        Some(Layer::Browser | Layer::View | Layer::Program | Layer::Bin) => None,
        _ if draws || knows_a_browser => may_not(first, "the core knows no browser"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Layer, Path, SourceModule};

    #[test]
    fn a_file_belongs_to_the_part_its_folder_is_named_after() {
        let place = SourceModule::of(Path::new("room/journal/read.rs"));
        assert_eq!(place.module, ["room", "journal", "read"]);
        assert_eq!(place.layer, Some(Layer::Room));
        assert_eq!(
            SourceModule::of(Path::new("sheet/mod.rs")).module,
            ["sheet"]
        );
        assert_eq!(SourceModule::of(Path::new("sheet.rs")).module, ["sheet"]);
        assert_eq!(SourceModule::of(Path::new("lib.rs")).layer, None);
    }
}
