//! The HTTP headers for static servers, in two files from one table: `_headers`, which several static hosts
//! read, and `nginx.conf`, an include for a server block.

use std::{fmt::Write, path::Path};

use super::{SiteUrl, output::Output, policy};

/// A path below the site's root, or a prefix pattern (`/v/*`), and its headers.
#[derive(Clone, Debug)]
struct Rule {
    path: String,
    headers: Vec<(&'static str, String)>,
}

/// A header's name and value.
type Header = (&'static str, &'static str);

const CACHE_CONTROL: &str = "Cache-Control";
const CONTENT_TYPE: &str = "Content-Type";

/// The headers of all files. Pages of other origins, and frames with an opaque origin, fetch the element and
/// its files; the last header permits that also on pages with `Cross-Origin-Embedder-Policy`.
const COMMON_HEADERS: [Header; 3] = [
    ("Access-Control-Allow-Origin", "*"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
];

/// The cache lifetime of files with hashed names, which are never revalidated.
const IMMUTABLE: Header = (CACHE_CONTROL, "public, max-age=31536000, immutable");

/// The cache lifetime of files with stable names. A stale copy is not used past it, since the immutable files
/// that it names may be gone with the previous build.
const SHORT_LIVED: Header = (CACHE_CONTROL, "public, max-age=300, must-revalidate");

const CONTENT_SECURITY_POLICY: &str = "Content-Security-Policy";

/// The headers of our own pages. A URL may contain an answer or another site's name, which the sites that a
/// reader visits next must not learn; and the pages need none of the browser's device features.
const PAGE_HEADERS: [Header; 2] = [
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
         microphone=(), midi=(), payment=(), usb=()",
    ),
];

/// Separates the facilitator's window from its opener.
const ISOLATED_OPENER: Header = ("Cross-Origin-Opener-Policy", "same-origin");

/// The reader's page, also by its folder's path, and the share pages: any site may frame them.
const READERS_PAGES: [&str; 3] = ["/", "/index.html", "/r/*"];

/// The page for URLs that do not exist, also by the path that some hosts give it: no site may frame it.
const MISSING_PAGES: [&str; 2] = ["/404", "/404.html"];

/// The facilitator's page, also by the path that some hosts give it: no site may frame it.
const FACILITATORS_PAGES: [&str; 2] = ["/present", "/present.html"];

const STABLE_PATHS: [&str; 12] = [
    "/SHA256SUMS",
    "/card.png",
    "/embed.js",
    "/frames.js",
    "/page.css",
    "/page.js",
    "/r.js",
    "/which-first.html",
    "/instruments/*",
    "/notes/*",
    "/ui/*",
    "/oembed/*",
];

/// Directives of nginx for links whose `#` a mail gateway has encoded: they lead to the page without it, with the
/// fragment behind it, or to the page for URLs that do not exist. A path is decoded when it is matched; nginx encodes
/// what it captured again.
const ENCODED_FRAGMENTS: &str = "\
# Mail gateways encode the # in links to results.
rewrite \"^(/[^#]*?)(?:#|%23)((?:r|vs|room)(?:=|%3[Dd]).+)$\" \"$1#$2?\" redirect;
error_page 404 /404.html;

";

/// The content type of programs, which browsers require for streaming compilation.
const WASM: Header = (CONTENT_TYPE, "application/wasm");

/// Adds both files. All other files must have been added before.
pub fn emit(output: &mut Output, at: Option<&SiteUrl>) {
    let programs: Vec<String> = output
        .files()
        .map(|(path, _)| path)
        .filter(|path| Path::new(path).extension() == Some("wasm".as_ref()))
        .map(|path| format!("/{path}"))
        .collect();
    let rules = rules(&programs, &policy::directives(at));
    output.add("_headers", as_headers(&rules));
    output.add("nginx.conf", as_nginx(&rules));
}

/// The table. No path gets the same header by two rules, since hosts treat that differently.
fn rules(programs: &[String], policy: &str) -> Vec<Rule> {
    let rule = |path: &str, headers: &[Header]| Rule {
        path: path.to_owned(),
        headers: (headers.iter())
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect(),
    };
    // `frame-ancestors` is valid in a header alone, so the policy inside the page has none.
    let page = |path: &str, framed_by: &str, more: &[Header]| {
        let mut rule = rule(path, &[&[SHORT_LIVED], &PAGE_HEADERS[..], more].concat());
        let policy = format!("{policy}; frame-ancestors {framed_by}");
        rule.headers.push((CONTENT_SECURITY_POLICY, policy));
        rule
    };
    let mut rules = vec![rule("/*", &COMMON_HEADERS), rule("/v/*", &[IMMUTABLE])];
    rules.extend(programs.iter().map(|path| rule(path, &[WASM])));
    rules.extend(READERS_PAGES.map(|path| page(path, "*", &[])));
    rules.extend(FACILITATORS_PAGES.map(|path| page(path, "'none'", &[ISOLATED_OPENER])));
    rules.extend(MISSING_PAGES.map(|path| page(path, "'none'", &[])));
    rules.extend(STABLE_PATHS.map(|path| rule(path, &[SHORT_LIVED])));
    rules
}

impl Rule {
    /// The prefix of the rule's paths, if it is a pattern.
    fn prefix(&self) -> Option<&str> {
        self.path.strip_suffix('*')
    }

    /// Returns true if this rule matches a path, or all paths of a pattern.
    fn matches(&self, path: &str) -> bool {
        match self.prefix() {
            Some(prefix) => path.starts_with(prefix),
            None => path == self.path,
        }
    }
}

/// The table as `_headers`, in which every matching rule is applied.
fn as_headers(rules: &[Rule]) -> String {
    let mut text =
        String::from("# Written by `cargo xtask dist`, with nginx.conf, from one table.\n");
    for Rule { path, headers } in rules {
        let _ = write!(text, "\n{path}\n");
        for (name, value) in headers {
            let _ = writeln!(text, "  {name}: {value}");
        }
    }
    text
}

/// The table as `nginx.conf`. nginx chooses one location for a path and ignores the headers of the block
/// around it, so each location repeats all rules that match it.
fn as_nginx(rules: &[Rule]) -> String {
    let mut text = String::from(
        "# Written by `cargo xtask dist`, with _headers, from one table.\n\
         # Include it in the server block whose root is this folder.\n\n",
    );
    text.push_str(ENCODED_FRAGMENTS);
    for rule in rules {
        let holding = rules.iter().filter(|other| other.matches(&rule.path));
        let headers = holding.flat_map(|other| &other.headers);
        let location = match rule.prefix() {
            // The server block around this include has its own `location /`.
            Some("/") => None,
            Some(prefix) => Some(format!("^~ {prefix}")),
            None => Some(format!("= {}", rule.path)),
        };
        let indent = if location.is_some() { "    " } else { "" };
        if let Some(location) = &location {
            let _ = writeln!(text, "\nlocation {location} {{");
        }
        for (name, value) in headers {
            let _ = match *name {
                // The type is not added as a header but replaces the one from the file's extension.
                CONTENT_TYPE => {
                    writeln!(text, "{indent}types {{ }}\n{indent}default_type {value};")
                }
                _ => writeln!(text, "{indent}add_header {name} \"{value}\" always;"),
            };
        }
        if location.is_some() {
            text.push_str("}\n");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Header, as_headers, as_nginx, rules};
    use std::collections::BTreeMap;

    const PROGRAM: &str = "/v/0/widget-1.wasm";

    /// A path of each kind.
    const PATHS: [&str; 21] = [
        "/",
        "/404.html",
        "/index.html",
        "/present",
        "/present.html",
        "/which-first.html",
        "/embed.js",
        "/frames.js",
        "/page.css",
        "/page.js",
        "/r.js",
        "/card.png",
        "/r/deliverer/",
        "/r/deliverer/card.png",
        "/v/0/widget-1.js",
        PROGRAM,
        "/instruments/which-first.en.json",
        "/notes/which-first.en.json",
        "/ui/en.json",
        "/oembed/which-first.json",
        "/SHA256SUMS",
    ];

    fn table() -> Vec<super::Rule> {
        rules(&[PROGRAM.to_owned()], &super::policy::directives(None))
    }

    /// Headers by name, as a browser receives them.
    type Sent = BTreeMap<String, Vec<String>>;

    fn fits(pattern: &str, path: &str) -> bool {
        match pattern.strip_suffix('*') {
            Some(prefix) => path.starts_with(prefix),
            None => pattern == path,
        }
    }

    /// The headers that a host sends by `_headers`.
    fn by_headers(text: &str, path: &str) -> Sent {
        let mut sent = Sent::new();
        let mut holds = false;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, value)) = line.strip_prefix("  ").and_then(|at| at.split_once(": "))
            {
                if holds {
                    sent.entry(name.into()).or_default().push(value.into());
                }
            } else {
                holds = fits(line, path);
            }
        }
        sent
    }

    /// The headers that nginx sends: by the exact location, else by the longest prefix, else by the server
    /// block.
    fn by_nginx(text: &str, path: &str) -> Sent {
        let mut blocks: Vec<(&str, Sent)> = vec![("", Sent::new())];
        // The server block comes first.
        let mut current = 0;
        for line in text.lines().map(str::trim) {
            if let Some(location) = line.strip_prefix("location ") {
                current = blocks.len();
                blocks.push((location.trim_end_matches(" {"), Sent::new()));
            } else if line == "}" {
                current = 0;
            } else if let Some((directive, said)) = line.trim_end_matches(';').split_once(' ') {
                let header = match directive {
                    // `always` adds the header to error pages as well.
                    "add_header" => said
                        .strip_suffix(" always")
                        .and_then(|said| said.split_once(' ')),
                    "default_type" => Some(("Content-Type", said)),
                    _ => None,
                };
                if let Some((name, value)) = header {
                    let values = blocks[current].1.entry(name.into()).or_default();
                    values.push(value.trim_matches('"').into());
                }
            }
        }
        let rank = |location: &str| match location.split_once(' ') {
            Some(("=", exact)) if exact == path => Some(usize::MAX),
            Some(("^~", prefix)) if path.starts_with(prefix) => Some(prefix.len()),
            None => Some(0),
            _ => None,
        };
        let fitting = blocks
            .into_iter()
            .filter(|(location, _)| rank(location).is_some());
        let (_, sent) = fitting
            .max_by_key(|(location, _)| rank(location))
            .expect("the server's own block fits");
        sent
    }

    #[test]
    fn both_forms_send_the_same() {
        let (headers, nginx) = (as_headers(&table()), as_nginx(&table()));
        for path in PATHS {
            let sent = by_headers(&headers, path);
            assert_eq!(sent, by_nginx(&nginx, path), "{path}");
            for (name, values) in sent {
                assert_eq!(values.len(), 1, "{path} gets {name} more than once");
            }
        }
    }

    #[track_caller]
    fn sends(path: &str, (name, value): Header) {
        let sent = by_headers(&as_headers(&table()), path);
        assert_eq!(sent.get(name), Some(&vec![value.to_owned()]), "{path}");
    }

    /// The single value of a header.
    #[track_caller]
    fn sent(path: &str, name: &str) -> String {
        let sent = by_headers(&as_headers(&table()), path);
        sent[name].concat()
    }

    #[test]
    fn what_other_pages_fetch_is_open_to_all_of_them() {
        for path in PATHS {
            sends(path, ("Access-Control-Allow-Origin", "*"));
            sends(path, ("X-Content-Type-Options", "nosniff"));
        }
    }

    #[test]
    fn a_program_is_kept_for_good_and_has_its_type() {
        sends(PROGRAM, super::IMMUTABLE);
        sends(PROGRAM, ("Content-Type", "application/wasm"));
        sends("/embed.js", super::SHORT_LIVED);
    }

    #[test]
    fn our_pages_have_a_policy_and_say_nothing_of_where_a_reader_was() {
        for path in [
            "/",
            "/index.html",
            "/present",
            "/present.html",
            "/r/deliverer/",
        ] {
            let policy = sent(path, "Content-Security-Policy");
            assert!(
                policy.starts_with(&super::policy::directives(None)),
                "{path}: {policy}"
            );
            sends(path, ("Referrer-Policy", "no-referrer"));
            assert!(
                sent(path, "Permissions-Policy").contains("camera=()"),
                "{path}"
            );
        }
        // The single file has its own policy inside.
        for path in ["/embed.js", "/which-first.html"] {
            let sent = by_headers(&as_headers(&table()), path);
            assert!(!sent.contains_key("Content-Security-Policy"), "{path}");
        }
    }

    #[test]
    fn anybody_may_frame_the_quiz_and_nobody_the_facilitators_desk() {
        for path in ["/", "/index.html", "/r/deliverer/"] {
            let policy = sent(path, "Content-Security-Policy");
            assert!(policy.ends_with("; frame-ancestors *"), "{path}: {policy}");
        }
        for path in ["/present", "/present.html", "/404.html"] {
            let policy = sent(path, "Content-Security-Policy");
            assert!(
                policy.ends_with("; frame-ancestors 'none'"),
                "{path}: {policy}"
            );
        }
        for path in ["/present", "/present.html"] {
            sends(path, ("Cross-Origin-Opener-Policy", "same-origin"));
        }
    }
}
