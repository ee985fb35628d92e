//! The quiz program: the gut vote and the items. `www/widget.js` mounts it in the element's shadow root.

which_first::stage!(which_first::view::QUIZ);

fn main() {
    which_first::program::init();
}
