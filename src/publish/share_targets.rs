//! Share links: plain URLs that send a result to a messenger, a network or a mail program, without
//! third-party scripts.
//!
//! Each URL pattern is documented by the target for links on other sites, or has been stable for years. All
//! parameters are percent-encoded.

use super::card::Card;
use super::message::message;
use super::url::percent_encode;

/// A share link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareTarget {
    /// The target's name, the same in every language; `None` for the reader's own mail program.
    pub name: Option<&'static str>,
    /// The URL of the link.
    pub url: String,
}

/// A value in a URL pattern.
#[derive(Clone, Copy, Debug)]
enum UrlParameter {
    /// The question that the quiz is about.
    Title,
    /// The message without the URL.
    Text,
    /// The result's URL.
    Url,
    /// The message with the URL.
    Message,
}

type UrlPattern = (
    Option<&'static str>,
    &'static [(&'static str, UrlParameter)],
);

/// The URL patterns of all targets, in display order.
const URL_PATTERNS: [UrlPattern; 8] = {
    use UrlParameter::{Message, Text, Title, Url};
    [
        (None, &[("mailto:?subject=", Title), ("&body=", Message)]),
        (Some("WhatsApp"), &[("https://wa.me/?text=", Message)]),
        (
            Some("Telegram"),
            &[("https://t.me/share/url?url=", Url), ("&text=", Text)],
        ),
        (
            Some("LinkedIn"),
            &[("https://www.linkedin.com/sharing/share-offsite/?url=", Url)],
        ),
        (
            Some("Facebook"),
            &[("https://www.facebook.com/sharer/sharer.php?u=", Url)],
        ),
        (
            Some("X"),
            &[("https://x.com/intent/post?text=", Text), ("&url=", Url)],
        ),
        (
            Some("Bluesky"),
            &[("https://bsky.app/intent/compose?text=", Message)],
        ),
        // The project's own share page, which asks for the reader's server. It reads the text from the
        // fragment, so that the text is not sent to it.
        (
            Some("Mastodon"),
            &[("https://share.joinmastodon.org/#text=", Message)],
        ),
    ]
};

/// Returns the share links of a card; empty if it has no URL.
pub fn share_targets(card: &Card) -> Vec<ShareTarget> {
    let Some(url) = card.url.as_deref() else {
        return Vec::new();
    };
    let text = &message(&Card {
        url: None,
        ..card.clone()
    });
    let message = &message(card);
    let target = |&(name, parameters): &UrlPattern| {
        let mut link = String::new();
        for (before, parameter) in parameters {
            link.push_str(before);
            link.push_str(&percent_encode(match parameter {
                UrlParameter::Title => &card.question,
                UrlParameter::Text => text,
                UrlParameter::Url => url,
                UrlParameter::Message => message,
            }));
        }
        // `mailto:` requires CR LF as line ends (RFC 6068).
        if name.is_none() {
            link = link.replace("%0A", "%0D%0A");
        }
        ShareTarget { name, url: link }
    };
    URL_PATTERNS.iter().map(target).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card() -> Card {
        Card {
            question: "Which & why?".to_owned(),
            sentence: "Mine: the Déliverer #1".to_owned(),
            invitation: "See: {address}".to_owned(),
            url: Some("https://a.example/#r=WF-1".to_owned()),
            ..Card::default()
        }
    }

    fn to(name: &str) -> String {
        let all = share_targets(&card());
        let target = all.into_iter().find(|t| t.name.unwrap_or("mail") == name);
        target.expect("a target of that name").url
    }

    #[test]
    fn a_mail_has_a_subject_and_lines() {
        assert_eq!(
            to("mail"),
            "mailto:?subject=Which%20%26%20why%3F\
             &body=Which%20%26%20why%3F%0D%0AMine%3A%20the%20D%C3%A9liverer%20%231%0D%0A\
             See%3A%20https%3A%2F%2Fa.example%2F%23r%3DWF-1"
        );
    }

    #[test]
    fn a_chat_gets_the_message_with_its_address() {
        assert_eq!(
            to("WhatsApp"),
            "https://wa.me/?text=Which%20%26%20why%3F%0AMine%3A%20the%20D%C3%A9liverer%20%231%0A\
             See%3A%20https%3A%2F%2Fa.example%2F%23r%3DWF-1"
        );
    }

    #[test]
    fn a_network_that_wants_the_address_apart_gets_it_apart() {
        assert_eq!(
            to("Telegram"),
            "https://t.me/share/url?url=https%3A%2F%2Fa.example%2F%23r%3DWF-1\
             &text=Which%20%26%20why%3F%0AMine%3A%20the%20D%C3%A9liverer%20%231"
        );
    }

    #[test]
    fn what_has_no_address_goes_nowhere() {
        let card = Card {
            url: None,
            ..card()
        };
        assert_eq!(share_targets(&card), []);
    }

    #[test]
    fn nothing_that_is_put_in_ends_a_link_or_adds_to_it() {
        let card = Card {
            question: "a&b=c#d".to_owned(),
            sentence: "\"<>' ?x=1&y=2".to_owned(),
            url: Some("https://a.example/?x=1&y=2#r=Z".to_owned()),
            ..card()
        };
        for target in share_targets(&card) {
            let behind = target.url.split_once(['?', '#']).expect("a query").1;
            let barred = ['"', '<', '>', '\'', '#', '?', ' '];
            assert!(!behind.contains(barred), "{behind}");
            for parameter in behind.split('&') {
                let name = parameter.split('=').next();
                let known = ["subject", "body", "text", "url", "u"];
                assert!(known.contains(&name.unwrap_or_default()), "{behind}");
            }
        }
    }
}
