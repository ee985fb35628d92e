//! Pictures that must not be taken for those of a real room.

use super::board::{COLUMN, LABELS, Look, MARGIN, palette};
use super::{HEIGHT, WIDTH};
use crate::publish::sketch::{SANS, Sketch, Style};
use crate::publish::typeset::fit;
use crate::publish::{Anchor, Scene};

/// How much is added below.
const STRIP: i32 = 72;

/// A picture of this room with these words below it, and before what it says to whoever does not see
/// it: for a picture that leaves, where no slide's ribbon goes along.
pub fn marked(mut scene: Scene, words: &str, look: Look) -> Scene {
    let palette = palette(look);
    let mut sketch = Sketch::new(WIDTH, scene.rtl);
    sketch.rect((0, HEIGHT), (WIDTH, STRIP), palette.paper);
    sketch.rect((0, HEIGHT), (WIDTH, 3), palette.accent);
    let lines = fit(words, (COLUMN, STRIP - 12), LABELS, 118);
    let style = Style::of(SANS, palette.accent).anchored(Anchor::Middle);
    let top = HEIGHT + (STRIP - lines.height()) / 2;
    sketch.lines(&lines, (MARGIN + COLUMN / 2, top), style);
    scene.shapes.append(&mut sketch.shapes);
    scene.height += STRIP.unsigned_abs();
    scene.text = [words, ". ", &scene.text].concat();
    scene
}
