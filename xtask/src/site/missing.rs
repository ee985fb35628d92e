//! The page for URLs that do not exist, `404.html`, which static hosts respond with.
//!
//! Mail gateways encode the `#` of a link to a result, so that its answers become part of a path. The page's script
//! redirects to the link as it was.

use which_first::publish::fill_placeholders;

use super::{SiteUrl, markup::escape, output::Output};

/// The file's name, by which hosts find it.
pub const FILE: &str = "404.html";

/// Adds the page.
///
/// It is shown at any path. Where the site's URL is unknown, it looks for its files in the folder of that path, and
/// in the folder above the share pages.
pub fn emit(template: &str, at: Option<&SiteUrl>, output: &mut Output) {
    let folders: Vec<String> = match at {
        Some(at) => vec![at.to_string()],
        None => vec![String::new(), "../../".to_owned()],
    };
    let files = |folder: &String| {
        let folder = escape(folder);
        format!(
            "    <link rel=\"stylesheet\" href=\"{folder}page.css\">\n    \
             <script src=\"{folder}r.js\"></script>\n"
        )
    };
    let files = folders.iter().map(files).collect::<Vec<_>>().concat();
    let quiz = at.map_or_else(|| "./".to_owned(), |at| escape(&at.to_string()));
    let names = [("files", &*files), ("quiz", &*quiz)];
    output.add(FILE, fill_placeholders(template, &names));
}

#[cfg(test)]
mod tests {
    use super::{FILE, Output, emit};

    fn page(at: Option<&str>) -> String {
        let at = at.map(|at| at.parse().expect("an address"));
        let mut output = Output::new();
        emit("{files}<a href=\"{quiz}\">", at.as_ref(), &mut output);
        String::from_utf8(output.get(FILE).expect("the page").to_vec()).expect("text")
    }

    #[test]
    fn a_site_that_knows_its_address_loads_its_files_from_there() {
        assert_eq!(
            page(Some("https://quiz.example/sales/")),
            concat!(
                "    <link rel=\"stylesheet\" href=\"https://quiz.example/sales/page.css\">\n",
                "    <script src=\"https://quiz.example/sales/r.js\"></script>\n",
                "<a href=\"https://quiz.example/sales/\">",
            )
        );
    }

    #[test]
    fn a_site_that_does_not_looks_beside_the_reader_and_above_the_share_pages() {
        let page = page(None);
        for script in ["src=\"r.js\"", "src=\"../../r.js\"", "href=\"./\""] {
            assert!(page.contains(script), "{script} in {page}");
        }
    }
}
