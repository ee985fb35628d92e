//! The colours of pictures: those of `www/style/tokens.css` and `accent.css`, since a picture has no style sheet.

/// The colours of a theme.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    /// Texts.
    pub ink: &'static str,
    /// The background.
    pub paper: &'static str,
    /// Secondary texts.
    pub muted: &'static str,
    /// Thin rules.
    pub hair: &'static str,
    /// Axes and lines between two poles.
    pub track: &'static str,
    /// The mark of the answers, and links.
    pub accent: &'static str,
    /// The low pole.
    pub low: &'static str,
    /// The high pole.
    pub high: &'static str,
    /// Backgrounds for the low pole, the high pole and neither, on which `ink` is legible.
    pub washes: [&'static str; 3],
}

/// The light colours.
pub const LIGHT: Palette = Palette {
    ink: "#1f1d26",
    paper: "#fbfaf7",
    muted: "#5d5d64",
    hair: "#d0d0d5",
    track: "#85858c",
    accent: "#006469",
    low: "#5d4fb9",
    high: "#865901",
    washes: ["#cdc8ec", "#e4d2ad", "#dcdbdd"],
};

/// The dark colours.
pub const DARK: Palette = Palette {
    ink: "#eceaf2",
    paper: "#17161c",
    muted: "#aaaab2",
    hair: "#35353a",
    track: "#797981",
    accent: "#64d1d7",
    low: "#a9a6fa",
    high: "#d9a850",
    washes: ["#474378", "#594620", "#3d3c43"],
};

#[cfg(test)]
mod tests {
    use super::*;

    /// The light and the dark colour of a custom property in the style sheet.
    fn token(name: &str) -> Option<(&'static str, &'static str)> {
        const TOKENS: &str = concat!(
            include_str!("../../www/style/tokens.css"),
            include_str!("../../www/style/accent.css"),
        );
        let (_, declaration) = TOKENS.split_once(&["--wf-", name, ", "].concat())?;
        let (_, colours) = declaration.split_once("light-dark(")?;
        colours.split_once(')')?.0.split_once(", ")
    }

    #[test]
    fn the_colours_are_those_of_the_style_sheet() {
        for (name, colour) in [
            ("ink", |palette: Palette| palette.ink),
            ("paper", |palette| palette.paper),
            ("muted", |palette| palette.muted),
            ("hair", |palette| palette.hair),
            ("track", |palette| palette.track),
            ("accent", |palette| palette.accent),
            ("low", |palette| palette.low),
            ("high", |palette| palette.high),
        ] as [(&str, fn(Palette) -> &'static str); 8]
        {
            assert_eq!(token(name), Some((colour(LIGHT), colour(DARK))), "{name}");
        }
    }
}
