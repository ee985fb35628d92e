//! Link previews: a share page and a picture for each verdict in each language, with the `<meta>` tags from
//! which other sites build a preview.
//!
//! The programs that build previews run no script and do not receive the fragment. So each verdict has a URL
//! of its own, and the answers stay in the fragment, which `www/r.js` passes on.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use which_first::{
    instrument::{Instrument, ItemKind},
    publish::{self, Card, fill_placeholders},
    view::ui::{Key, Ui},
};

use super::{
    LANG,
    content::Edition,
    markup::{self, escape},
    oembed::SiteUrl,
    output::Output,
    picture::Painter,
};

/// The file name of each picture, beside its page.
const PICTURE: &str = "card.png";

/// The site's name, for `og:site_name`.
const SITE: &str = "which-first";

/// The content of a link preview.
struct LinkPreview<'texts> {
    title: &'texts str,
    description: &'texts str,
    /// The picture's text alternative.
    text: &'texts str,
    /// The path of the page, relative to the site's root.
    path: &'texts str,
    /// The site's URL, if it is known.
    at: Option<&'texts SiteUrl>,
}

/// Adds the share pages, and returns the reader's `page` with its own tags.
pub fn emit(
    template: &str,
    page: &str,
    editions: &[Edition],
    painter: &Painter,
    at: Option<&SiteUrl>,
    output: &mut Output,
) -> Result<String> {
    for edition in editions {
        for verdict in 0..edition.instrument.verdicts.len() {
            verdict_page(template, (editions, edition), verdict, painter, at, output)?;
        }
    }
    let Edition { instrument, ui } = Edition::find(editions, LANG)?;
    let scene = publish::picture(&Card::for_quiz(
        instrument,
        &ui.card_labels(),
        at.map(SiteUrl::to_string),
    ));
    output.add(PICTURE, painter.paint(&scene)?);
    let description = meta_description(page)?;
    let preview = LinkPreview {
        title: &instrument.title,
        description: &unescape(description),
        text: &scene.description,
        path: "",
        at,
    };
    let data = structured_data(instrument, preview.description, at);
    markup::insert_into_head(page, &(meta_tags(&preview) + &data))
}

/// The path of a verdict's share page, relative to the site's root.
fn page_path(edition: &Edition, verdict: usize) -> String {
    let Instrument { lang, verdicts, .. } = &*edition.instrument;
    let id = publish::url::percent_encode(&verdicts[verdict].id);
    if &**lang == LANG {
        format!("r/{id}/")
    } else {
        format!("r/{id}/{}/", lang.to_lowercase())
    }
}

fn verdict_page(
    template: &str,
    (editions, edition): (&[Edition], &Edition),
    verdict: usize,
    painter: &Painter,
    at: Option<&SiteUrl>,
    output: &mut Output,
) -> Result<()> {
    let Edition { instrument, ui } = edition;
    let path = page_path(edition, verdict);
    let address = at.map(SiteUrl::to_string);
    let card = Card::for_verdict(instrument, verdict, &ui.card_labels(), address);
    let scene = publish::picture(&card);
    output.add(format!("{path}{PICTURE}"), painter.paint(&scene)?);

    let texts = PageTexts::of(instrument, verdict, ui);
    let preview = LinkPreview {
        title: &texts.title,
        description: &texts.description,
        text: &scene.description,
        path: &path,
        at,
    };
    let mut tags = meta_tags(&preview);
    if let Some(at) = at {
        tags += &link("canonical", &format!("{at}{path}"));
        tags += &alternates(editions, verdict, at);
    }
    let written = placeholders(edition, verdict, &texts, &card, &scene.description, &path);
    let mut filled: Vec<(&str, &str)> = Vec::new();
    filled.extend(written.iter().map(|(name, text)| (*name, text.as_str())));
    filled.push((TAGS, &tags));
    output.add(
        format!("{path}index.html"),
        fill_placeholders(template, &filled),
    );
    Ok(())
}

/// The template's placeholder for the tags, which are already markup.
const TAGS: &str = "tags";

/// The values of the template's other placeholders, escaped for HTML.
fn placeholders(
    Edition { instrument, .. }: &Edition,
    verdict: usize,
    texts: &PageTexts,
    card: &Card,
    alt: &str,
    path: &str,
) -> [(&'static str, String); 13] {
    let verdict_texts = &instrument.verdicts[verdict];
    let texts = [
        ("lang", &*instrument.lang),
        ("dir", if card.rtl { "rtl" } else { "ltr" }),
        ("title", &texts.title),
        ("description", &texts.description),
        ("up", &"../".repeat(path.matches('/').count())),
        ("name", &verdict_texts.name),
        ("tagline", &verdict_texts.tagline),
        ("about", &texts.about),
        ("text", &verdict_texts.text),
        ("invite", &card.invite),
        ("lead", &instrument.lead),
        ("picture", PICTURE),
        ("alt", alt),
    ];
    texts.map(|(name, text)| (name, escape(text)))
}

/// The texts of a verdict's share page that come from the interface.
struct PageTexts {
    title: String,
    description: String,
    about: String,
}

impl PageTexts {
    fn of(instrument: &Instrument, verdict: usize, ui: &Ui) -> Self {
        let verdict_texts = &instrument.verdicts[verdict];
        let count = instrument.verdicts.len().to_string();
        let names = [
            ("name", &*verdict_texts.name),
            ("tagline", &*verdict_texts.tagline),
            ("title", &*instrument.title),
            ("n", &*count),
        ];
        let text = |key| ui.fill(key, &names).to_string();
        Self {
            title: text(Key::SharePageTitle),
            description: text(Key::SharePageDescription),
            about: text(Key::SharePageAbout),
        }
    }
}

/// The tags of a preview, one per line: Open Graph and Twitter Cards.
///
/// Without the site's URL the picture's URL is relative to the page, which few sites resolve, and `og:url` is
/// left out.
fn meta_tags(preview: &LinkPreview) -> String {
    let LinkPreview {
        title,
        description,
        text,
        path,
        at,
    } = *preview;
    let picture = match at {
        Some(at) => format!("{at}{path}{PICTURE}"),
        None => PICTURE.to_owned(),
    };
    let (width, height) = ("1200", "630");
    let mut tags = String::new();
    let mut tag = |kind: &str, name: &str, content: &str| {
        let content = escape(content);
        // Writing to a string cannot fail.
        let _ = writeln!(tags, "    <meta {kind}=\"{name}\" content=\"{content}\">");
    };
    let graph = "property";
    tag(graph, "og:type", "website");
    tag(graph, "og:site_name", SITE);
    tag(graph, "og:title", title);
    tag(graph, "og:description", description);
    if let Some(at) = at {
        tag(graph, "og:url", &format!("{at}{path}"));
    }
    tag(graph, "og:image", &picture);
    tag(graph, "og:image:type", "image/png");
    tag(graph, "og:image:width", width);
    tag(graph, "og:image:height", height);
    tag(graph, "og:image:alt", text);
    tag("name", "twitter:card", "summary_large_image");
    tag("name", "twitter:title", title);
    tag("name", "twitter:description", description);
    tag("name", "twitter:image", &picture);
    tag("name", "twitter:image:alt", text);
    tags
}

fn link(rel: &str, address: &str) -> String {
    format!("    <link rel=\"{rel}\" href=\"{}\">\n", escape(address))
}

/// Links to the same page in every language, if there is more than one.
fn alternates(editions: &[Edition], verdict: usize, at: &SiteUrl) -> String {
    if editions.len() < 2 {
        return String::new();
    }
    let alternate = |edition: &Edition| {
        let lang = escape(&edition.instrument.lang);
        let path = page_path(edition, verdict);
        format!("    <link rel=\"alternate\" hreflang=\"{lang}\" href=\"{at}{path}\">\n")
    };
    editions.iter().map(alternate).collect()
}

/// Structured data about the quiz for search engines, in the vocabulary of schema.org. The quiz has no right
/// answers, so the data has no `acceptedAnswer`.
fn structured_data(instrument: &Instrument, description: &str, at: Option<&SiteUrl>) -> String {
    let questions = instrument.items.iter().map(|item| {
        let answers: Vec<Value> = match &item.kind {
            ItemKind::Statement { .. } => Vec::new(),
            ItemKind::Dilemma { options } => options
                .iter()
                .map(|option| json!({ "@type": "Answer", "text": &*option.text }))
                .collect(),
        };
        let mut question = json!({ "@type": "Question", "text": &*item.text });
        if !answers.is_empty() {
            question["suggestedAnswer"] = answers.into();
        }
        question
    });
    let about = instrument
        .scales
        .iter()
        .map(|scale| json!({ "@type": "Thing", "name": &*scale.question }));
    let mut quiz = json!({
        "@context": "https://schema.org",
        "@type": "Quiz",
        "name": &*instrument.title,
        "description": description,
        "inLanguage": &*instrument.lang,
        "isAccessibleForFree": true,
        "about": about.collect::<Vec<_>>(),
        "hasPart": questions.collect::<Vec<_>>(),
    });
    if let Some(at) = at {
        quiz["url"] = at.to_string().into();
        quiz["image"] = format!("{at}{PICTURE}").into();
    }
    // Prevents anything that looks like the end of the script element.
    let data = quiz.to_string().replace('<', "\\u003c");
    format!("    <script type=\"application/ld+json\">{data}</script>\n")
}

/// The content of a page's `<meta name="description">`, still escaped.
fn meta_description(page: &str) -> Result<&str> {
    let (_, rest) = page
        .split_once("<meta name=\"description\" content=\"")
        .context("index.html has no description")?;
    let (description, _) = rest
        .split_once('"')
        .context("the description of index.html does not end")?;
    Ok(description)
}

/// Undoes [`escape`]; `index.html` uses no other character references.
fn unescape(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::{
        Card, Edition, LANG, LinkPreview, PageTexts, SiteUrl, TAGS, alternates, escape,
        meta_description, meta_tags, page_path, placeholders, structured_data, unescape,
    };
    use crate::{project::Project, site::content::Content};
    use serde_json::Value;
    use std::rc::Rc;

    fn english() -> Edition {
        let project = Project::find().expect("the working copy");
        let content = Content::load(&project).expect("content without problems");
        let editions = content.editions().expect("editions");
        let mut editions = editions.into_iter();
        editions
            .find(|edition| &*edition.instrument.lang == LANG)
            .expect("an English edition")
    }

    fn at() -> SiteUrl {
        "https://quiz.example/".parse().expect("an address")
    }

    #[test]
    fn the_default_language_is_at_the_root_and_others_in_folders_of_their_own() {
        let mut edition = english();
        assert_eq!(page_path(&edition, 1), "r/reputation-builder/");
        Rc::make_mut(&mut edition.instrument).lang = "pt-BR".into();
        assert_eq!(page_path(&edition, 1), "r/reputation-builder/pt-br/");
    }

    #[test]
    fn languages_name_one_another_and_one_alone_names_nobody() {
        assert_eq!(alternates(&[english()], 0, &at()), "");
        let mut german = english();
        Rc::make_mut(&mut german.instrument).lang = "de".into();
        assert_eq!(
            alternates(&[english(), german], 0, &at()),
            concat!(
                "    <link rel=\"alternate\" hreflang=\"en\" href=\"https://quiz.example/r/confidant/\">\n",
                "    <link rel=\"alternate\" hreflang=\"de\" href=\"https://quiz.example/r/confidant/de/\">\n",
            )
        );
    }

    #[test]
    fn a_preview_names_its_picture_by_the_whole_address_where_that_is_known() {
        let at = at();
        let mut preview = LinkPreview {
            title: "\"Us\" & <them>",
            description: "D",
            text: "T",
            path: "r/deliverer/",
            at: Some(&at),
        };
        let known = meta_tags(&preview);
        for tag in [
            r#"<meta property="og:title" content="&quot;Us&quot; &amp; &lt;them&gt;">"#,
            r#"<meta property="og:url" content="https://quiz.example/r/deliverer/">"#,
            r#"<meta property="og:image" content="https://quiz.example/r/deliverer/card.png">"#,
            r#"<meta name="twitter:image" content="https://quiz.example/r/deliverer/card.png">"#,
        ] {
            assert!(known.contains(tag), "no {tag} in\n{known}");
        }
        preview.at = None;
        let unknown = meta_tags(&preview);
        assert!(unknown.contains(r#"<meta property="og:image" content="card.png">"#));
        assert!(!unknown.contains("og:url"));
    }

    #[test]
    fn what_search_engines_are_told_claims_no_right_answer_and_stays_in_its_script() {
        let mut edition = english();
        Rc::make_mut(&mut edition.instrument).title = "</script><b>".into();
        let data = structured_data(&edition.instrument, "D", Some(&at()));
        assert_eq!(data.matches("</script>").count(), 1);
        let data = data
            .trim()
            .trim_start_matches(r#"<script type="application/ld+json">"#);
        let data = data.trim_end_matches("</script>");
        let quiz: Value = serde_json::from_str(data).expect("JSON");
        assert_eq!(quiz["@type"], "Quiz");
        assert_eq!(quiz["name"], "</script><b>");
        assert_eq!(quiz["url"], "https://quiz.example/");
        assert_eq!(quiz["hasPart"].as_array().map(Vec::len), Some(12));
        assert!(!data.contains("acceptedAnswer"));
    }

    #[test]
    fn a_page_is_described_as_it_describes_itself() {
        let page = r#"<meta name="description" content="A &amp; &quot;B&quot;"><p>"#;
        let description = meta_description(page).expect("a description");
        assert_eq!(unescape(description), "A & \"B\"");
        assert_eq!(escape(&unescape(description)), description);
        assert!(meta_description("<p>").is_err());
    }

    #[test]
    fn every_place_of_the_template_is_filled_and_nothing_is_written_in_vain() {
        let template = include_str!("../../../www/share.html");
        let edition = english();
        let texts = PageTexts::of(&edition.instrument, 0, &edition.ui);
        let card = Card::for_verdict(&edition.instrument, 0, &edition.ui.card_labels(), None);
        let written = placeholders(&edition, 0, &texts, &card, "a picture", "r/confidant/");
        let mut filled: Vec<&str> = written.iter().map(|(name, _)| *name).collect();
        filled.push(TAGS);
        filled.sort_unstable();
        let places = template.split('{').skip(1);
        let mut places: Vec<&str> = places
            .map(|rest| rest.split('}').next().unwrap_or_default())
            .collect();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places, filled);
    }

    #[test]
    fn a_verdicts_picture_is_drawn_of_its_own_region() {
        let edition = english();
        let card = Card::for_verdict(&edition.instrument, 3, &edition.ui.card_labels(), None);
        let here: Vec<&str> = (card.map.regions.iter().filter(|region| region.is_result))
            .map(|region| region.name.as_str())
            .collect();
        assert_eq!(here, [card.name.as_str()]);
    }
}
