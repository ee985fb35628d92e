//! The share methods, and the payload of the share event.

use yew::AttrValue;

/// The method by which a result was shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareMethod {
    /// By the system's share sheet.
    Native,
    /// As a copied link whose preview shows nothing of the result.
    Link,
    /// As a copied link whose preview shows the verdict's picture.
    PictureLink,
    /// As a copied message.
    Text,
    /// As a copied code.
    Code,
    /// As a copied link to a duel.
    Duel,
    /// As a saved SVG picture.
    Svg,
    /// As a saved PNG picture.
    Png,
    /// As a copied card, in HTML.
    Html,
    /// As a copied card, in Markdown.
    Markdown,
    /// By a link to a mail program or a social network.
    Target,
}

impl ShareMethod {
    /// The method's value in the event's payload.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Link => "link",
            Self::PictureLink => "picture-link",
            Self::Text => "text",
            Self::Code => "code",
            Self::Duel => "duel",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Target => "target",
        }
    }
}

/// The payload of the share event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareEvent {
    /// The method.
    pub method: ShareMethod,
    /// The result code.
    pub code: AttrValue,
}
