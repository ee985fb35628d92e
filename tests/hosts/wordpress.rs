//! A `WordPress` blog with the plugin uploaded and activated, in a classic theme and in a block theme.

mod blog;

use self::blog::Blog;
use crate::generators::readme::snippet;
use crate::generators::visit::{takes_the_quiz, visit};
use serde_json::json;
use std::process::Command;

const CLASSIC: &str = "twentytwentyone";
const BLOCKS: &str = "twentytwentythree";

#[track_caller]
fn takes_the_quiz_from_block_and_shortcode(theme: &str) {
    let posts = ["wordpress-block", "wordpress-shortcode"].map(|name| (name, snippet(name)));
    let blog = Blog::new(theme, &posts);
    visit(&blog.url("/?name=wordpress-block"), async |reader| {
        for (name, _) in &posts {
            reader.opens(&blog.url(&format!("/?name={name}"))).await;
            let attributes = "return [element.getAttribute('theme'), element.getAttribute('keep')]";
            reader.finds(attributes, json!(["light", "none"])).await;
            takes_the_quiz(reader).await;
        }
    });
    blog.complains_of_nothing_of_ours();
}

#[test]
#[ignore = "needs a generator: `cargo xtask hosts`"]
fn a_reader_takes_the_quiz_in_a_classic_theme() {
    takes_the_quiz_from_block_and_shortcode(CLASSIC);
}

#[test]
#[ignore = "needs a generator: `cargo xtask hosts`"]
fn a_reader_takes_the_quiz_in_a_theme_made_of_blocks() {
    takes_the_quiz_from_block_and_shortcode(BLOCKS);
}

/// Any text in an attribute comes out as a value of that attribute, or not at all.
#[test]
#[ignore = "needs a generator: `cargo xtask hosts`"]
fn hostile_attributes_come_out_as_nothing() {
    let shortcode = r#"[which-first accent='"><script>alert(1)</script>' theme='dark" onclick="alert(2)' lang='"><b>' instrument="javascript:alert(3)" keep="&quot;&gt;&lt;img src=x onerror=alert(4)&gt;" onfocus="alert(5)"]"#;
    let block = r#"<!-- wp:which-first/quiz {"accent":"\u0022\u003e\u003cscript\u003ealert(6)\u003c/script\u003e","theme":["dark"],"lang":"en\u0022 onclick=\u0022alert(7)","frame":"yes"} /-->"#;
    let address = r#"[which-first instrument="https://example.com/i.json?a=1&b='2'"]"#;
    let posts = [("hostile", format!("{shortcode}\n\n{block}\n\n{address}"))];
    let blog = Blog::new(CLASSIC, &posts);
    visit(&blog.url("/?page_id=2"), async |reader| {
        let html = "fetch('/?name=hostile').then((answer) => answer.text()).then(done)";
        let html: String = reader.awaits(html).await;
        assert!(!html.contains("alert("), "{html}");
        let quizzes: Vec<&str> = html.split("<which-first").skip(1).collect();
        let tags: Vec<&str> = quizzes
            .iter()
            .filter_map(|quiz| quiz.split('>').next())
            .collect();
        let bare = r#" style="display:block;min-height:420px""#;
        let addressed =
            format!(r#" instrument="https://example.com/i.json?a=1&amp;b=&#039;2&#039;"{bare}"#);
        assert_eq!(tags, [bare, bare, &addressed]);
    });
    blog.complains_of_nothing_of_ours();
}

/// Each by the optimizer's own documentation or source; Rocket Loader wants its mark before `src`.
#[test]
#[ignore = "needs a generator: `cargo xtask hosts`"]
fn the_loader_carries_the_marks_by_which_optimizers_leave_it_alone() {
    let blog = Blog::new(CLASSIC, &[("marked", snippet("wordpress-shortcode"))]);
    visit(&blog.url("/?page_id=2"), async |reader| {
        let html = "fetch('/?name=marked').then((answer) => answer.text()).then(done)";
        let html: String = reader.awaits(html).await;
        let scripts = html.split("<script").skip(1);
        let mut loaders = scripts.filter(|script| script.contains("quiz/embed.js"));
        let loader = loaders.next().expect("a script element for the loader");
        let (before, _) = loader
            .split_once(" src=")
            .expect("the address of the loader");
        for mark in [
            " async",
            r#" data-cfasync="false""#,
            r#" data-noptimize="1""#,
            r#" data-no-optimize="1""#,
            r#" data-no-defer="1""#,
            r#" data-no-minify="1""#,
            " nowprocket",
        ] {
            assert!(before.contains(mark), "{mark} in {before}");
        }
    });
}

#[test]
#[ignore = "needs a generator: `cargo xtask hosts`"]
fn a_feed_has_the_link_and_no_script() {
    let posts = ["wordpress-block", "wordpress-shortcode"].map(|name| (name, snippet(name)));
    let blog = Blog::new(BLOCKS, &posts);
    visit(&blog.url("/?page_id=2"), async |reader| {
        let feed = "fetch('/?feed=rss2').then((answer) => answer.text()).then(done)";
        let feed: String = reader.awaits(feed).await;
        let address = blog.url("/wp-content/plugins/which-first/quiz/index.html");
        let link = format!(
            r#"<a href="{address}">Which comes first, the relationship or the sale? Take the quiz</a>"#
        );
        assert_eq!(feed.matches(&link).count(), posts.len(), "{feed}");
        assert!(!feed.contains("<which-first"), "{feed}");
        assert!(!feed.contains("<script"), "{feed}");
        // Follows the link.
        reader.opens(&address).await;
        takes_the_quiz(reader).await;
    });
    blog.complains_of_nothing_of_ours();
}

#[test]
#[ignore = "needs a generator: `cargo xtask hosts`"]
fn a_blogger_sees_a_card_in_the_editor_and_sets_attributes_beside_it() {
    let posts = [("post", snippet("wordpress-block"))];
    let blog = Blog::new(CLASSIC, &posts);
    visit(&blog.url("/wp-login.php"), async |reader| {
        let log_in = "
            document.querySelector('#user_login').value = 'blogger';
            document.querySelector('#user_pass').value = 'password';
            document.querySelector('#loginform').submit();
            return null";
        reader.evaluates::<()>(log_in).await;
        reader.sees_on_the_page("#wpbody h1", "Dashboard").await;
        reader.opens(&blog.editor("post")).await;
        let card = ".wp-block-which-first-quiz .components-placeholder__label";
        reader.sees_on_the_page(card, "Which first?").await;
        let valid = "
            const [block] = wp.data.select('core/block-editor').getBlocks();
            return [block.name, block.isValid, block.attributes]";
        let wanted = json!(["which-first/quiz", true, { "theme": "light", "keep": "none" }]);
        reader.finds(valid, wanted).await;
        // The editor's tour lies over everything as soon as it has come.
        let select = "
            wp.data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false);
            const [block] = wp.data.select('core/block-editor').getBlocks();
            wp.data.dispatch('core/block-editor').selectBlock(block.clientId);
            wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block');
            return null";
        reader.evaluates::<()>(select).await;
        reader
            .sees_on_the_page(".block-editor-block-inspector", "Use the font of the page")
            .await;
        reader
            .taps_on_the_page(".block-editor-block-inspector .components-form-toggle__input")
            .await;
        let font = "
            const [block] = wp.data.select('core/block-editor').getBlocks();
            return block.attributes.font";
        reader.finds(font, json!("inherit")).await;
        // Errors of WordPress's own external pictures: avatars, and the editor's tour.
        for complaint in ["gravatar.com", "s.w.org"] {
            reader.forgives_complaints_about(complaint).await;
        }
    });
    blog.complains_of_nothing_of_ours();
}

#[test]
#[ignore = "needs a generator: `cargo xtask hosts`"]
fn the_plugin_is_php_that_can_be_parsed() {
    for file in blog::php_of_the_plugin() {
        crate::generators::files::run(Command::new(blog::php()).arg("-l").arg(file));
    }
}

/// A result's card, pasted into a post by an author whose markup is filtered.
#[test]
#[ignore = "needs a generator: `cargo xtask hosts`"]
fn a_card_of_a_result_is_left_whole_by_the_filter_for_posts() {
    let card = include_str!("../../src/publish/tests/snapshots/verdict.html");
    let posts = [("filtered-card", card.to_owned())];
    let blog = Blog::new(BLOCKS, &posts);
    visit(&blog.url("/?page_id=2"), async |reader| {
        let html = "fetch('/?name=filtered-card').then((answer) => answer.text()).then(done)";
        let html: String = reader.awaits(html).await;
        let styles = |html: &str| -> Vec<String> {
            let rest = html.split(" style=\"").skip(1);
            rest.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
                .collect()
        };
        let found = styles(&html);
        let wanted = styles(card);
        assert!(!wanted.is_empty(), "a card has a look");
        // The parts follow each other in the original order.
        let mut rest = found.iter();
        for style in &wanted {
            assert!(
                rest.any(|other| other == style),
                "{style} is lost of {found:?}"
            );
        }
        let link = r#"href="https://quiz.example/#r=WF-0000-0000-0000""#;
        assert!(html.contains(link), "{html}");
    });
    blog.complains_of_nothing_of_ours();
}
