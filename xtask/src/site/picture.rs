//! Pictures as PNG, rendered from the same shapes as everywhere else, with bundled fonts, so that two
//! machines render the same bytes.

use std::{collections::BTreeMap, sync::Arc};

use anyhow::{Context, Result, bail, ensure};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};
use skrifa::{FontRef, MetadataProvider};
use which_first::publish::{Scene, Shape, svg};

use crate::{project, setup::NodeTools};

/// Renders pictures.
#[derive(Debug)]
pub struct Painter {
    options: Options<'static>,
    fonts: [Vec<u8>; 2],
}

impl Painter {
    /// A painter with the fonts that set-up has installed. They are the generic families `serif` and
    /// `sans-serif`, the last that a picture names; the fonts of this machine are not loaded.
    pub fn new(tools: &NodeTools) -> Result<Self> {
        let [serif, sans] = tools.fonts().map(|path| project::read_bytes(&path));
        let fonts = [serif?, sans?];
        let mut families = Vec::new();
        let mut database = Database::new();
        for font in &fonts {
            let faces = database
                .load_font_source(resvg::usvg::fontdb::Source::Binary(Arc::new(font.clone())));
            let face = faces.first().and_then(|id| database.face(*id));
            let (family, _) = face
                .and_then(|face| face.families.first())
                .context("a font of the pictures has no name")?;
            families.push(family.clone());
        }
        if let [serif, sans] = &families[..] {
            database.set_serif_family(serif);
            database.set_sans_serif_family(sans);
        }
        let options = Options {
            fontdb: Arc::new(database),
            ..Options::default()
        };
        Ok(Self { options, fonts })
    }

    /// Renders a picture as PNG. A character without a glyph in the fonts is an error.
    pub fn paint(&self, scene: &Scene) -> Result<Vec<u8>> {
        self.check_glyphs(scene)?;
        let tree = Tree::from_str(&svg(scene), &self.options)
            .with_context(|| format!("the picture “{}” cannot be read", scene.title))?;
        let mut pixels = Pixmap::new(scene.width, scene.height).context("a picture of no size")?;
        resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
        encode_png(&pixels)
    }

    fn check_glyphs(&self, scene: &Scene) -> Result<()> {
        for font in &self.fonts {
            let font = FontRef::new(font).context("a font of the pictures cannot be read")?;
            let letters = font.charmap();
            for shape in &scene.shapes {
                let Shape::Text { text: words, .. } = shape else {
                    continue;
                };
                let missing = |letter: &char| letters.map(*letter).is_none();
                if let Some(letter) = words.chars().find(missing) {
                    bail!(
                        "the fonts of the pictures have no {letter:?}, which stands in “{words}” \
                         ({}): `NodeTools::fonts` names them",
                        scene.lang
                    );
                }
            }
        }
        Ok(())
    }
}

/// Encodes pixels as a lossless PNG with a palette, which halves the file: the pictures are opaque and have
/// at most 256 colours.
fn encode_png(pixels: &Pixmap) -> Result<Vec<u8>> {
    let mut palette = Vec::new();
    let mut indices = BTreeMap::new();
    let mut indexed = Vec::with_capacity(pixels.pixels().len());
    for pixel in pixels.pixels() {
        ensure!(pixel.is_opaque(), "a picture has a hole in it");
        let colour = [pixel.red(), pixel.green(), pixel.blue()];
        let next = indices.len();
        let index = *indices.entry(colour).or_insert_with(|| {
            palette.extend(colour);
            next
        });
        indexed.push(u8::try_from(index).context("a picture has more than 256 colours")?);
    }
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_compression(png::Compression::High);
    // Neighbouring palette indices are unrelated colours, so a filter would predict nothing.
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&indexed)?;
    writer.finish()?;
    Ok(png)
}

#[cfg(test)]
mod tests {
    use super::Painter;
    use crate::{project::Project, setup::NodeTools};
    use which_first::publish::{Anchor, Scene, Shape};

    /// A picture with this text.
    fn scene(words: &str) -> Scene {
        Scene {
            width: 120,
            height: 63,
            lang: "en".to_owned(),
            rtl: false,
            title: "A picture".to_owned(),
            description: String::new(),
            shapes: vec![
                Shape::Rect {
                    x: 0,
                    y: 0,
                    width: 120,
                    height: 63,
                    fill: "#fbfaf7",
                },
                Shape::Text {
                    x: 10,
                    y: 40,
                    size: 30,
                    anchor: Anchor::Start,
                    family: "ui-serif, Georgia, serif",
                    weight: 400,
                    fill: "#1f1d26",
                    text: words.to_owned(),
                },
            ],
        }
    }

    fn painter() -> Painter {
        let project = Project::find().expect("the working copy");
        let tools = NodeTools::installed(&project);
        Painter::new(&tools).expect("fonts, which `cargo xtask setup` fetches")
    }

    #[test]
    fn a_picture_painted_again_is_the_same_to_the_byte() {
        let paint = || painter().paint(&scene("Which?")).expect("a picture");
        let picture = paint();
        assert!(picture.starts_with(b"\x89PNG\r\n"));
        assert!(picture == paint(), "two pictures differ");
        let other = painter().paint(&scene("When?")).expect("a picture");
        assert!(picture != other, "the words are not in the picture");
    }

    #[test]
    fn a_letter_without_a_font_is_named_and_not_drawn_as_a_box() {
        let error = painter().paint(&scene("a 日")).expect_err("no such letter");
        let error = error.to_string();
        assert!(error.contains("have no '日'"), "{error}");
    }
}
