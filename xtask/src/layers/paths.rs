//! Every path that a source file names, resolved to an absolute one.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::{
    ItemMod, ItemUse, Macro, MetaList, Path, UseTree,
    visit::{self, Visit},
};

/// The name of our own crate in the programs.
const OWN_CRATE: &str = "which_first";

/// A path named in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPath {
    /// Its segments, starting with a crate's name; our own crate is `crate`.
    pub path: Vec<String>,
    /// The line number, from 1.
    pub line: usize,
}

/// A name that a `use` brings into a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The name in the file.
    pub name: String,
    /// Its path, as in [`NamedPath`].
    pub target: Vec<String>,
}

/// The names in a file, but for code that only tests compile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourcePaths {
    /// The paths that its code names; `pub use` is not among them.
    pub named: Vec<NamedPath>,
    /// Its imports and re-exports at the top level.
    pub imports: Vec<Import>,
}

/// All paths in the source text of the module `module`.
pub fn paths_in(text: &str, module: &[String]) -> syn::Result<Vec<NamedPath>> {
    let file = syn::parse_file(text)?;
    let mut names = PathCollector::new(module);
    names.visit_file(&file);
    Ok(names.found)
}

/// The paths and imports of a file that is the module `module`, without what only tests compile.
pub fn dependencies_in(text: &str, module: &[String]) -> syn::Result<SourcePaths> {
    let file = syn::parse_file(text)?;
    let mut names = PathCollector::new(module);
    let mut imports = Vec::new();
    for item in file.items.iter().filter(|item| !is_test_only(item)) {
        if let syn::Item::Use(import) = item {
            let mut collector = PathCollector::new(module);
            collector.visit_item_use(import);
            imports.append(&mut collector.imports);
            // A re-export passes a name on; the file itself does not need it.
            if !matches!(import.vis, syn::Visibility::Inherited) {
                continue;
            }
        }
        names.visit_item(item);
    }
    Ok(SourcePaths {
        named: names.found,
        imports,
    })
}

/// True for an item under `#[cfg(test)]`.
fn is_test_only(item: &syn::Item) -> bool {
    let attributes = match item {
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && (attribute.parse_args::<Ident>()).is_ok_and(|condition| condition == "test")
    })
}

struct PathCollector {
    /// The current module, including inline modules of the file.
    module: Vec<String>,
    found: Vec<NamedPath>,
    imports: Vec<Import>,
}

impl PathCollector {
    fn new(module: &[String]) -> Self {
        Self {
            module: module.to_vec(),
            found: Vec::new(),
            imports: Vec::new(),
        }
    }

    /// Records a path, resolved to an absolute one.
    fn record(&mut self, segments: &[String], line: usize) {
        if let Some(path) = self.absolute(segments) {
            self.found.push(NamedPath { path, line });
        }
    }

    fn absolute(&self, segments: &[String]) -> Option<Vec<String>> {
        let first = segments.first()?;
        let mut path = vec!["crate".to_owned()];
        let mut rest = segments;
        match first.as_str() {
            "crate" => rest = &segments[1..],
            first if first == OWN_CRATE => rest = &segments[1..],
            "self" | "super" => {
                let mut module = self.module.as_slice();
                while let Some((first, others)) = rest.split_first() {
                    match first.as_str() {
                        "self" => {}
                        "super" => module = &module[..module.len().saturating_sub(1)],
                        _ => break,
                    }
                    rest = others;
                }
                path.extend_from_slice(module);
            }
            // A crate, or a name from a `use`, which was checked there.
            _ => path.clear(),
        }
        path.extend_from_slice(rest);
        Some(path)
    }

    fn record_use(&mut self, prefix: &mut Vec<String>, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => {
                prefix.push(path.ident.to_string());
                self.record_use(prefix, &path.tree);
                prefix.pop();
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.record_use(prefix, tree);
                }
            }
            UseTree::Name(name) => self.record_use_leaf(prefix, &name.ident, &name.ident),
            UseTree::Rename(rename) => self.record_use_leaf(prefix, &rename.ident, &rename.rename),
            UseTree::Glob(glob) => self.record(prefix, glob.star_token.span.start().line),
        }
    }

    fn record_use_leaf(&mut self, prefix: &[String], leaf: &Ident, local: &Ident) {
        let mut path = prefix.to_vec();
        if leaf != "self" || path.is_empty() {
            path.push(leaf.to_string());
        }
        if let (Some(target), Some(last)) = (self.absolute(&path), path.last()) {
            let name = if local == "self" {
                last.clone()
            } else {
                local.to_string()
            };
            self.imports.push(Import { name, target });
        }
        self.record(&path, leaf.span().start().line);
    }

    /// Records everything that looks like a path in a macro's tokens, which are not parsed.
    ///
    /// A single identifier is not recorded: it may be anything.
    fn record_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut line = 0;
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Ident(ident) if colons == 2 && !path.is_empty() => {
                    path.push(ident.to_string());
                    colons = 0;
                }
                other => {
                    self.finish_path(&mut path, line);
                    colons = 0;
                    match other {
                        TokenTree::Ident(ident) => {
                            line = ident.span().start().line;
                            path.push(ident.to_string());
                        }
                        TokenTree::Group(group) => self.record_tokens(group.stream()),
                        TokenTree::Punct(_) | TokenTree::Literal(_) => {}
                    }
                }
            }
        }
        self.finish_path(&mut path, line);
    }

    fn finish_path(&mut self, path: &mut Vec<String>, line: usize) {
        if path.len() > 1 {
            self.record(path, line);
        }
        path.clear();
    }
}

impl<'ast> Visit<'ast> for PathCollector {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.record_use(&mut Vec::new(), &item.tree);
        visit::visit_item_use(self, item);
    }

    fn visit_path(&mut self, path: &'ast Path) {
        let segments: Vec<String> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        // A single identifier is a local name, or one from a `use`, which is checked there.
        if let (Some(first), true) = (path.segments.first(), segments.len() > 1) {
            self.record(&segments, first.ident.span().start().line);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast Macro) {
        self.record_tokens(item.tokens.clone());
        visit::visit_macro(self, item);
    }

    fn visit_meta_list(&mut self, list: &'ast MetaList) {
        self.record_tokens(list.tokens.clone());
        visit::visit_meta_list(self, list);
    }
}
