//! The ways in which a result leaves, as the page is told of them.

use yew::AttrValue;

/// How a result left; the page is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// By the system's own sheet.
    Native,
    /// As a copied link that shows nothing of the result.
    Link,
    /// As a copied link that shows the verdict's picture.
    PictureLink,
    /// As a copied message.
    Text,
    /// As a copied code.
    Code,
    /// As a saved drawing.
    Svg,
    /// As a saved picture.
    Png,
    /// As a copied card, in HTML.
    Html,
    /// As a copied card, in Markdown.
    Markdown,
    /// By a link to a mail program or a network.
    Target,
}

impl How {
    /// The word for it in the event.
    pub fn word(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Link => "link",
            Self::PictureLink => "picture-link",
            Self::Text => "text",
            Self::Code => "code",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Target => "target",
        }
    }
}

/// A result that has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// How.
    pub how: How,
    /// Its code.
    pub code: AttrValue,
}
