//! Every path that a source file names, made absolute.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::{
    ItemMod, ItemUse, Macro, MetaList, Path, UseTree,
    visit::{self, Visit},
};

/// The name of our own crate, as the programs call it.
const OWN_CRATE: &str = "which_first";

/// A path as it is named somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPath {
    /// Its segments, from a crate's name on; our own crate is `crate`.
    pub path: Vec<String>,
    /// The line it stands in, from 1.
    pub line: usize,
}

/// All paths of a file that is the module `module`.
pub fn paths_in(text: &str, module: &[String]) -> syn::Result<Vec<NamedPath>> {
    let file = syn::parse_file(text)?;
    let mut names = PathCollector {
        module: module.to_vec(),
        found: Vec::new(),
    };
    names.visit_file(&file);
    Ok(names.found)
}

struct PathCollector {
    /// The module we are in, with those that are written inside the file.
    module: Vec<String>,
    found: Vec<NamedPath>,
}

impl PathCollector {
    /// Notes a path, made absolute.
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
            // The name of a crate, or of something that an import has brought in and that was
            // looked at there.
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
            UseTree::Name(name) => self.record_use_leaf(prefix, &name.ident),
            UseTree::Rename(rename) => self.record_use_leaf(prefix, &rename.ident),
            UseTree::Glob(glob) => self.record(prefix, glob.star_token.span.start().line),
        }
    }

    fn record_use_leaf(&mut self, prefix: &[String], leaf: &Ident) {
        let mut path = prefix.to_vec();
        if leaf != "self" || path.is_empty() {
            path.push(leaf.to_string());
        }
        self.record(&path, leaf.span().start().line);
    }

    /// Notes what looks like a path in the tokens of a macro, which have no grammar yet.
    ///
    /// A single word is none: it may be anything.
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
        // A single word is a local name, or was brought in by an import that is looked at.
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
