//! Finds modules that depend on each other in a cycle.
//!
//! A module is one file. It depends on the file that *defines* what it names: `use super::Item` leads to
//! the file of `Item`, through any re-export on the way. A `pub use` by itself is no dependency, since
//! nothing in that file needs the name. Code under `#[cfg(test)]` does not count.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Violation,
    paths::{Import, NamedPath, SourcePaths},
};

/// One source file: its module path from the crate's root, and the names in it.
#[derive(Debug)]
pub struct SourceFile {
    /// The file, as it is reported.
    pub display_path: String,
    /// Its module path, from the crate's root: `["room", "journal"]`.
    pub module: Vec<String>,
    /// The paths and imports in the file.
    pub paths: SourcePaths,
}

/// A dependency: the line that names the other module.
type Edges<'a> = BTreeMap<&'a [String], BTreeMap<&'a [String], usize>>;

/// The longest chain of re-exports that is followed.
const MAX_REEXPORTS: usize = 16;

/// All cycles: modules that can all reach each other are one violation, reported with the shortest path
/// from the first of them back to it.
pub fn check(files: &[SourceFile]) -> Vec<Violation> {
    let by_module: BTreeMap<&[String], &SourceFile> = files
        .iter()
        .map(|file| (file.module.as_slice(), file))
        .collect();
    let edges: Edges = files
        .iter()
        .map(|file| (file.module.as_slice(), dependencies(file, &by_module)))
        .collect();
    let reachable: BTreeMap<&[String], BTreeSet<&[String]>> = (edges.keys())
        .map(|&module| (module, reachable_from(&edges, module)))
        .collect();
    let mut violations = Vec::new();
    let mut reported: BTreeSet<&[String]> = BTreeSet::new();
    for (&start, reached) in &reachable {
        if reported.contains(start) {
            continue;
        }
        let Some(cycle) = shortest_cycle(&edges, start) else {
            continue;
        };
        let group: Vec<&[String]> = (reached.iter().copied())
            .filter(|&module| reachable[module].contains(start))
            .collect();
        reported.extend(&group);
        let way: Vec<String> = cycle.iter().map(|module| name(module)).collect();
        let next = cycle.get(1).copied().unwrap_or(start);
        violations.push(Violation {
            file: by_module[start].display_path.clone(),
            line: edges[start][next],
            problem: format!(
                "{} modules need each other, as in {} -> {}: move what they share to a module below them",
                group.len(),
                way.join(" -> "),
                name(start)
            ),
        });
    }
    violations
}

fn name(module: &[String]) -> String {
    format!("`{}`", module.join("::"))
}

/// All modules that `start` depends on, directly or not; `start` itself if it is in a cycle.
fn reachable_from<'a>(edges: &Edges<'a>, start: &'a [String]) -> BTreeSet<&'a [String]> {
    let mut reached = BTreeSet::new();
    let mut open = vec![start];
    while let Some(module) = open.pop() {
        for &next in edges.get(module).into_iter().flat_map(BTreeMap::keys) {
            if reached.insert(next) {
                open.push(next);
            }
        }
    }
    reached
}

/// The files that a file depends on, each with the first line that names something in it.
fn dependencies<'a>(
    file: &SourceFile,
    by_module: &BTreeMap<&'a [String], &'a SourceFile>,
) -> BTreeMap<&'a [String], usize> {
    let mut found = BTreeMap::new();
    for NamedPath { path, line } in &file.paths.named {
        if let Some(target) = defining_module(path, &file.module, by_module)
            && target != file.module
        {
            let first = found.entry(target).or_insert(*line);
            *first = (*first).min(*line);
        }
    }
    found
}

/// The file that defines what a path names. None for other crates.
fn defining_module<'a>(
    path: &[String],
    from: &[String],
    by_module: &BTreeMap<&'a [String], &'a SourceFile>,
) -> Option<&'a [String]> {
    let mut path: Vec<String> = match path.first().map(String::as_str) {
        Some("crate") => path[1..].to_vec(),
        // A path that begins with a name in scope.
        _ => from.iter().chain(path).cloned().collect(),
    };
    for _ in 0..MAX_REEXPORTS {
        let depth = (0..=path.len())
            .rev()
            .find(|&depth| by_module.contains_key(&path[..depth]))?;
        let (&module, file) = by_module.get_key_value(&path[..depth])?;
        let Some(next) = path.get(depth) else {
            return Some(module);
        };
        let import = file
            .paths
            .imports
            .iter()
            .find(|Import { name, .. }| name == next);
        let Some(Import { target, .. }) = import else {
            // Of another crate, when it was a name in scope and nothing of the file's own.
            return Some(module);
        };
        let (first, rest) = target.split_first()?;
        if first == "crate" {
            path.splice(..=depth, rest.iter().cloned());
        } else {
            let relative: Vec<String> = module.iter().chain(target).cloned().collect();
            if !by_module.contains_key(&relative[..=module.len()]) {
                return None;
            }
            path.splice(..=depth, relative);
        }
    }
    None
}

/// The shortest cycle through a module.
fn shortest_cycle<'a>(edges: &Edges<'a>, start: &'a [String]) -> Option<Vec<&'a [String]>> {
    let mut came_from: BTreeMap<&[String], &'a [String]> = BTreeMap::new();
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some(module) = queue.pop_front() {
        for &next in edges.get(module)?.keys() {
            if next == start {
                let mut cycle = vec![module];
                while let Some(&before) = came_from.get(cycle[cycle.len() - 1]) {
                    cycle.push(before);
                }
                cycle.reverse();
                return Some(cycle);
            }
            if !came_from.contains_key(next) {
                came_from.insert(next, module);
                queue.push_back(next);
            }
        }
    }
    None
}
