//! Property tests of pictures: for any room and any instrument, everything is drawn, within the
//! picture, and without overlaps.

use super::{hands, room, room_after};
use crate::instrument::tests::example;
use crate::instrument::{DilemmaOption, Instrument, ItemKind};
use crate::publish::typeset::text_width;
use crate::publish::{Anchor, Scene, Shape};
use crate::room::figures::{
    Centre, Certainty, ChangeBasis, Divided, DividedItem, Figures, Flow, GutVoteOutcomes, Map,
    Moved, MovedItem, Movers, Point, SecondVote, Shift, Spread, Tensions,
};
use crate::room::pictures::{
    self, Drawing, Frame, PictureLabels, Table, Theme, reading_distance, smallest_font_size,
};
use crate::room::{Picture, Room, Vote};
use proptest::prelude::*;

/// The English labels.
fn labels() -> PictureLabels {
    const ENGLISH: &str = include_str!("../../../www/ui/en.json");
    let ui: serde_json::Value = serde_json::from_str(ENGLISH).expect("JSON");
    let text = |key: &str| ui[key].as_str().expect(key).to_owned();
    PictureLabels {
        sheets_first: text("room_sheets_first"),
        sheets_second: text("room_sheets_second"),
        before_talk: text("room_sitting_first"),
        after_talk: text("room_sitting_second"),
        people: text("room_people"),
        no_sheets: text("room_no_sheets"),
        no_votes: text("room_no_votes"),
        no_moves: text("room_no_moves"),
        no_tensions: text("room_no_tensions"),
        count: text("room_count"),
        all: text("room_all"),
        first: text("room_first"),
        second: text("room_second"),
        movers: text("room_movers"),
        movers_least: text("room_movers_least"),
        movers_same: text("room_movers_same"),
        poster_split: text("room_poster_split"),
        poster_moved: text("room_poster_moved"),
        poster_person: text("room_poster_person"),
        map: text("room_map"),
        map_centre: text("room_map_centre"),
        map_grid: text("room_map_grid"),
        between: text("room_between"),
        map_up: text("map_up"),
        straight: text("room_straight"),
        unplaced: text("room_unplaced"),
        flow: text("room_flow"),
        no_vote: text("room_no_vote"),
        divided: text("room_divided"),
        divided_how: text("room_divided_how"),
        tensions: text("room_tensions"),
        tensions_some: text("room_tensions_some"),
        excluding: text("room_excluding"),
        standing: text("room_standing"),
        moved: text("room_moved"),
        moved_how: text("room_moved_how"),
        moved_people: text("room_moved_people"),
        moved_some: text("room_moved_some"),
        moved_net: text("room_moved_net"),
        moved_lost: text("room_moved_lost"),
        ..PictureLabels::default()
    }
}

fn drawn(figures: &Figures) -> Drawing {
    pictures::draw(&example(), &labels(), figures, Theme::Light, Frame::WIDE)
}

/// The texts of a picture, joined.
fn texts(scene: &Scene) -> String {
    let texts = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { text: words, .. } => Some(words.as_str()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_picture_of_nothing_says_so_in_words() {
    for picture in Picture::ALL {
        let figures = Figures::of(&room(), picture);
        let scene = drawn(&figures).scene;
        let expect = match picture {
            Picture::Divided => labels().no_votes,
            Picture::Moved => labels().no_moves,
            _ => labels().no_sheets,
        };
        assert!(texts(&scene).contains(&expect), "{}", texts(&scene));
        assert!(scene.description.contains(&expect), "{}", scene.description);
    }
}

/// The frames of the projector's slides: 16:9 and 4:3, with the ribbon of a rehearsal and without.
fn frames() -> [Frame; 4] {
    let all = [Frame::WIDE, Frame::NARROW];
    [all[0], all[1], all[0].below_ribbon(), all[1].below_ribbon()]
}

fn shift_of(room: &Room, frame: Frame) -> Drawing {
    pictures::shift(
        &example(),
        &labels(),
        &Shift::of(room, 0),
        Theme::Light,
        frame,
    )
}

/// The circles of a picture: position, radius and colour.
fn circles(scene: &Scene) -> Vec<((i32, i32), i32, &'static str)> {
    let circles = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Circle { x, y, radius, fill } => Some(((*x, *y), *radius, *fill)),
        _ => None,
    });
    circles.collect()
}

/// A room of ten: 6 · 3 · 0 · 0 · 1 become 3 · 0 · 0 · 0 · 7.
fn room_of_ten() -> Room {
    room_after([
        hands(1, Vote::First, 1, 6),
        hands(1, Vote::First, 2, 3),
        hands(1, Vote::First, 5, 1),
        hands(1, Vote::Second, 1, 3),
        hands(1, Vote::Second, 5, 7),
    ])
}

#[test]
fn each_vote_is_a_mark_hollow_before_the_talk_and_filled_after_it() {
    let (ink, accent) = ("#1f1d26", "#006469");
    for frame in frames() {
        let figures = Shift::first(&room_of_ten(), 0);
        let first = pictures::shift(&example(), &labels(), &figures, Theme::Light, frame);
        let before = circles(&first.scene);
        // A ghost and a person for each vote, each of two circles; the others are letters and legend.
        let persons = &before[20..40];
        assert!(
            persons
                .chunks(2)
                .all(|mark| mark[0].2 == ink && mark[1].1 > mark[0].1 / 2)
        );
        assert_eq!(before[..20], *persons);
        let drawing = shift_of(&room_of_ten(), frame);
        let after = circles(&drawing.scene);
        let persons: Vec<_> = after[20..40].chunks(2).collect();
        // Three stay with A and one with E: filled with ink. Six have moved.
        let stayed = persons
            .iter()
            .filter(|mark| mark[0].2 == ink && mark[1].1 == 0);
        let moved = persons.iter().filter(|mark| mark[0].2 == accent);
        assert_eq!((stayed.count(), moved.count()), (4, 6));
        let hollow = after[..20]
            .chunks(2)
            .filter(|ghost| !persons.iter().any(|person| person[0].0 == ghost[0].0));
        // Three have left A, and three B.
        assert_eq!(hollow.count(), 6);
        let text = texts(&drawing.scene);
        for words in ["At least 6 of 10 moved", "+6", "\u{2212}3"] {
            assert!(text.contains(words), "no {words} in {text}");
        }
    }
}

#[test]
fn the_text_alternative_and_the_table_of_a_shift_have_all_its_numbers() {
    let drawing = shift_of(&room_of_ten(), Frame::WIDE);
    let text = "At least 6 of 10 moved. First vote: 10 (A 6 · B 3 · C 0 · D 0 · E 1). Second vote: 10 (A 3 · B 0 · C 0 · D 0 · E 7).";
    assert_eq!(drawing.scene.description, text);
    assert_eq!(drawing.table.rows[0], ["A Strongly disagree", "6", "3"]);
    assert_eq!(drawing.table.rows[5], ["All", "10", "10"]);
}

#[test]
fn a_vote_that_nobody_has_taken_part_in_is_not_told_as_nought() {
    let room = room_after([hands(1, Vote::First, 1, 6)]);
    let scene = shift_of(&room, Frame::WIDE).scene;
    assert!(!texts(&scene).contains("Second vote"));
    assert!(!scene.description.contains("Second vote"));
}

/// A room of the rehearsal.
fn rehearsed() -> Room {
    let mut room = room();
    for action in crate::room::rehearsal::rehearsal_actions(&example(), 60, 1) {
        room.act(action, 0);
    }
    room
}

#[test]
fn the_letters_of_pictures_are_a_twentieth_of_the_height_on_every_screen() {
    let room = rehearsed();
    for frame in frames() {
        let draws = Picture::ALL.map(|picture| {
            let figures = Figures::of(&room, picture);
            let drawing = pictures::draw(&example(), &labels(), &figures, Theme::Light, frame);
            (picture.name().to_owned(), drawing)
        });
        let items = (0..room.instrument().items.len()).flat_map(|item| {
            [Shift::first(&room, item), Shift::of(&room, item)].map(|figures| {
                let drawing = pictures::shift(&example(), &labels(), &figures, Theme::Dark, frame);
                (format!("item {}", item + 1), drawing)
            })
        });
        for (name, drawing) in draws.into_iter().chain(items) {
            let smallest = smallest_font_size(&drawing.scene);
            assert!(
                smallest >= 45,
                "{name} at {frame:?}: {smallest}, {}",
                texts(&drawing.scene)
            );
        }
    }
}

#[test]
fn people_on_the_map_are_hollow_and_smaller_than_the_poles() {
    let figures = Figures::of(&rehearsed(), Picture::Map);
    for frame in frames() {
        let scene = pictures::draw(&example(), &labels(), &figures, Theme::Light, frame).scene;
        let all = circles(&scene);
        let pole = all.iter().find(|circle| circle.2 == "#5d4fb9").unwrap().1;
        let people = all.windows(2).filter(|pair| pair[0].2 == "#1f1d26");
        let people: Vec<_> = people.map(|pair| (pair[0], pair[1])).collect();
        assert!(people.iter().all(|(outer, inner)| {
            inner.0 == outer.0 && inner.2 == "#fbfaf7" && inner.1 > outer.1 / 2
        }));
        let smallest = people.iter().map(|(outer, _)| outer.1).min().unwrap();
        assert!(2 * smallest <= pole * 3 / 2, "{smallest} and {pole}");
    }
}

#[test]
fn a_poster_has_everybody_the_questions_that_split_and_moved_the_room_and_its_name() {
    let room = rehearsed();
    let scene = pictures::poster(&room, &labels(), "Room K7Q2, 28 November 2026");
    let text = texts(&scene);
    for words in [
        "Room K7Q2, 28 November 2026",
        "The Confidant: ",
        "Split the room most evenly",
        "Moved most people",
        " moved",
    ] {
        assert!(text.contains(words), "no {words} in {text}");
        assert!(
            scene.description.contains(words),
            "no {words} in {}",
            scene.description
        );
    }
    // A4 at its width of 210 mm: 10 units are a millimetre, and 9 points are 3.2 mm.
    assert_eq!(scene.width, 2100);
    assert!(smallest_font_size(&scene) >= 32);
    // The mark of the legend is a person as well.
    let people = circles(&scene)
        .into_iter()
        .filter(|circle| circle.2 == "#1f1d26")
        .count();
    let Figures::Map(map) = Figures::of(&room, Picture::Map) else {
        panic!("a map");
    };
    assert_eq!(people, map.points.len() + 1);
    is_sound(&scene).unwrap();
}

#[test]
fn a_poster_of_an_empty_room_says_so() {
    let scene = pictures::poster(&room(), &labels(), "Room K7Q2");
    assert!(texts(&scene).contains("nobody has handed in enough answers"));
    is_sound(&scene).unwrap();
}

#[test]
fn how_far_letters_are_read_follows_from_their_height() {
    // Letters of 45 on 2 m: capitals of 0.7 × 45 / 1600 × 2000 = 39.4 mm, read from 343.8 times that.
    assert_eq!(reading_distance(45, 200), 13);
    assert_eq!(reading_distance(45, 400), 27);
    assert_eq!(reading_distance(32, 200), 9);
    assert_eq!(reading_distance(0, 200), 0);
}

#[test]
fn a_picture_of_made_up_votes_says_so_below_and_first_of_all() {
    let scene = drawn(&Figures::of(&room(), Picture::Map)).scene;
    let marked =
        pictures::with_rehearsal_notice(scene.clone(), "Rehearsal: made-up votes", Theme::Light);
    assert!(texts(&marked).ends_with("Rehearsal: made-up votes"));
    assert!(marked.description.starts_with("Rehearsal: made-up votes. "));
    let (_, [_, top, _, bottom]) = lines(&marked).pop().unwrap();
    assert!(top > 900 && bottom < i32::try_from(marked.height).unwrap());
    // The other shapes are unchanged.
    assert_eq!(marked.shapes[..scene.shapes.len()], scene.shapes);
}

/// Long texts, and texts in other scripts.
fn any_text(most: usize) -> impl Strategy<Value = String> {
    let words = prop::collection::vec("[a-zA-Zéß,.]{1,14}", 1..=most / 5);
    let words = words.prop_map(move |words| words.join(" ").chars().take(most).collect());
    let others = prop::collection::vec(
        prop::sample::select("Жщαω שאת عربية 日本語 한국어 ".chars().collect::<Vec<_>>()),
        1..=most,
    );
    prop_oneof![
        words,
        others.prop_map(|letters| letters.into_iter().collect::<String>())
    ]
}

prop_compose! {
    fn any_instrument()(
        labels in prop::collection::vec(any_text(60), 24),
        sentences in prop::collection::vec(any_text(240), 14),
        paragraphs in prop::collection::vec(any_text(900), 4),
        options in 2..=9_usize,
        centre in 1..=199_u32,
        rtl: bool,
    ) -> Instrument {
        let mut instrument = example();
        let mut labels = labels.into_iter().cycle();
        let mut label = || labels.next().unwrap_or_default().into();
        for verdict in &mut instrument.verdicts { verdict.name = label(); }
        for scale in &mut instrument.scales { scale.low = label(); scale.high = label(); }
        for point in &mut instrument.agreement { *point = label(); }
        instrument.gut.low.choice = label();
        instrument.gut.high.choice = label();
        let mut sentences = sentences.into_iter().cycle();
        for item in &mut instrument.items {
            item.text = sentences.next().unwrap_or_default().into();
            if let ItemKind::Dilemma { options: there } = &mut item.kind {
                let option = |n: usize| DilemmaOption { text: label(), score: i32::try_from(n % 5).unwrap_or(0) - 2 };
                *there = (0..options).map(option).collect();
            }
        }
        for (tension, text) in instrument.tensions.iter_mut().zip(paragraphs.iter().cycle()) {
            tension.text = text.as_str().into();
        }
        instrument.plane.centre = centre;
        instrument.lang = if rtl { "he".into() } else { "en".into() };
        instrument
    }
}

/// Small and large counts.
fn any_count() -> impl Strategy<Value = u32> {
    prop_oneof![Just(0), 1..60_u32, 1..100_000_u32, Just(9_000_000)]
}

fn any_spread() -> impl Strategy<Value = Spread> {
    (-200..=200, -200..=200, -200..=200).prop_map(|(mean, a, b): (i32, i32, i32)| Spread {
        mean,
        low: a.min(b),
        high: a.max(b),
    })
}

fn any_figures() -> impl Strategy<Value = Figures> {
    let vote = || prop::sample::select(&Vote::BOTH[..]);
    let point = (-200..=200, -200..=200, 1..100_000_u32);
    let point = point.prop_map(|(x, y, count)| Point { x, y, count });
    let centre = (any_spread(), any_spread()).prop_map(|(x, y)| Centre { x, y });
    let five = || prop::collection::vec(any_count(), 5);
    let map = (
        vote(),
        prop::collection::vec(point, 1..60),
        five(),
        any_count(),
        [any_count(), any_count()],
        centre,
    );
    let map = map.prop_map(
        |(sitting, points, verdicts, between, [straight, unplaced], centre)| Map {
            sitting,
            people: verdicts.iter().sum::<u32>() + between,
            straight,
            unplaced,
            points,
            gridded: between > 30,
            verdicts,
            between,
            centre: Some(centre),
        },
    );
    let ends = (five(), any_count(), any_count(), any_count());
    let ends = ends.prop_map(|(verdicts, between, straight, unplaced)| GutVoteOutcomes {
        verdicts,
        between,
        straight,
        unplaced,
    });
    let flow = (vote(), prop::collection::vec(ends, 3)).prop_map(|(sitting, votes)| Flow {
        sitting,
        people: votes.iter().map(GutVoteOutcomes::people).sum(),
        votes: votes.try_into().expect("three"),
    });
    let divided = (
        0..12_usize,
        vote(),
        any_count(),
        any_count(),
        any_count(),
        0..=1000_u32,
    );
    let divided = divided.prop_map(|(item, vote, low, middle, high, apart)| DividedItem {
        item,
        vote,
        low,
        middle,
        high,
        apart,
    });
    let divided = prop::collection::vec(divided, 0..6).prop_map(|items| Divided { items });
    let tensions = (
        vote(),
        any_count(),
        prop::collection::vec((0..12_usize, any_count()), 0..6),
    );
    let tensions = tensions.prop_map(|(sitting, people, ranked)| Tensions {
        sitting,
        people,
        some: people / 2,
        ranked,
    });
    let how = prop_oneof![
        Just(ChangeBasis::Net),
        (any_count(), any_count()).prop_map(|(moved, of)| ChangeBasis::People {
            moved,
            of,
            all: of.max(7)
        })
    ];
    let moved = (0..12_usize, 0..=1000_u32, how);
    let moved = moved.prop_map(|(item, share, how)| MovedItem {
        item,
        share,
        basis: how,
    });
    let moved = (prop::collection::vec(moved, 0..6), any_count(), any_count());
    let moved = moved.prop_map(|(items, followed, lost)| Moved {
        items,
        followed,
        lost,
    });
    prop_oneof![
        map.prop_map(Figures::Map),
        flow.prop_map(Figures::Flow),
        divided.prop_map(Figures::Divided),
        tensions.prop_map(Figures::Tensions),
        moved.prop_map(Figures::Moved),
    ]
}

/// The left, top, right and bottom of each line of text, with its estimated width.
fn lines(scene: &Scene) -> Vec<(String, [i32; 4])> {
    let lines = scene.shapes.iter().filter_map(|shape| {
        let Shape::Text {
            x,
            y,
            size,
            anchor,
            weight,
            text: words,
            ..
        } = shape
        else {
            return None;
        };
        let mut wide = text_width(words) * size / 1000;
        if *weight > 400 {
            wide = wide * 8 / 7;
        }
        let left = match (anchor, scene.rtl) {
            (Anchor::Middle, _) => x - wide / 2,
            (Anchor::Start, false) | (Anchor::End, true) => *x,
            (Anchor::Start, true) | (Anchor::End, false) => x - wide,
        };
        // From the top of the capitals to the baseline.
        Some((words.clone(), [left, y - size * 7 / 10, left + wide, *y]))
    });
    lines.collect()
}

fn is_sound(scene: &Scene) -> Result<(), TestCaseError> {
    let [width, height] = [scene.width, scene.height].map(u32::cast_signed);
    let inside = |(x, y): (i32, i32)| (0..=width).contains(&x) && (0..=height).contains(&y);
    for shape in &scene.shapes {
        let corners: Vec<(i32, i32)> = match shape {
            Shape::Rect {
                x,
                y,
                width,
                height,
                ..
            } => {
                prop_assert!(*width >= 0 && *height >= 0, "{:?}", shape);
                vec![(*x, *y), (x + width, y + height)]
            }
            Shape::Line { from, to, .. } => vec![*from, *to],
            Shape::Circle { x, y, radius, .. } => {
                vec![(x - radius, y - radius), (x + radius, y + radius)]
            }
            Shape::Path { points, .. } => points.clone(),
            Shape::Text { .. } => Vec::new(),
        };
        prop_assert!(corners.into_iter().all(inside), "{:?}", shape);
    }
    let lines = lines(scene);
    for (n, (words, [left, top, right, bottom])) in lines.iter().enumerate() {
        prop_assert!(
            inside((*left, *top)) && inside((*right, *bottom)),
            "“{}” at {:?}",
            words,
            [left, top, right, bottom]
        );
        for (other, [l, t, r, b]) in &lines[..n] {
            let apart = r <= left || right <= l || b <= top || bottom <= t;
            prop_assert!(apart, "“{}” lies on “{}”", words, other);
        }
    }
    Ok(())
}

fn is_rectangular(table: &Table) -> bool {
    (table.rows.iter()).all(|row| row.len() == table.head.len())
}

proptest! {
    // Few cases, since each estimates many text widths.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn everything_in_a_picture_is_inside_it_and_no_text_lies_on_another(
        instrument in any_instrument(), figures in any_figures(), frame in prop::sample::select(frames().to_vec()),
    ) {
        let drawing = pictures::draw(&instrument, &labels(), &figures, Theme::Light, frame);
        is_sound(&drawing.scene)?;
        prop_assert!(is_rectangular(&drawing.table));
        prop_assert!(!drawing.scene.description.is_empty());
        // The dark picture differs in colours only.
        let dark = pictures::draw(&instrument, &labels(), &figures, Theme::Dark, frame);
        prop_assert_eq!(texts(&drawing.scene), texts(&dark.scene));
        prop_assert_eq!(drawing.table, dark.table);
    }

    #[test]
    fn posters_of_any_instrument_keep_their_texts_apart(instrument in any_instrument(), seed in 0..20_u32) {
        let instrument = std::rc::Rc::new(instrument);
        let head = super::head();
        let mut room = Room::open(std::rc::Rc::clone(&instrument), head);
        for action in crate::room::rehearsal::rehearsal_actions(&instrument, 60, seed) {
            room.act(action, 0);
        }
        is_sound(&pictures::poster(&room, &labels(), "Room K7Q2, 28 November 2026"))?;
    }

    #[test]
    fn any_votes_are_drawn_with_all_texts_and_add_up(
        instrument in any_instrument(), item in 0..12_usize,
        before in prop::collection::vec(any_count(), 9), after in prop::collection::vec(any_count(), 9),
        frame in prop::sample::select(frames().to_vec()),
    ) {
        let choices = instrument.items[item].choice_count();
        let figures = shift(item, &before[..choices], &after[..choices]);
        let drawing = pictures::shift(&instrument, &labels(), &figures, Theme::Light, frame);
        is_sound(&drawing.scene)?;
        prop_assert!(is_rectangular(&drawing.table));
        let bare = |text: &str| text.replace(char::is_whitespace, "");
        let all = bare(&texts(&drawing.scene));
        for choice in 0..choices {
            let label = instrument.answer_label(item, u8::try_from(choice).unwrap()).unwrap();
            prop_assert!(all.contains(&bare(label)), "{}", label);
        }
        for column in 1..drawing.table.head.len() {
            let numbers = drawing.table.rows.iter().map(|row| row[column].parse::<u64>().unwrap());
            let numbers: Vec<u64> = numbers.collect();
            let (all, counts) = numbers.split_last().unwrap();
            prop_assert_eq!(*all, counts.iter().sum::<u64>());
        }
    }

    #[test]
    fn the_marks_of_the_first_vote_are_the_same_shapes_in_the_same_order_when_they_walk(
        item in 0..12_usize, before in prop::collection::vec(0..40_u32, 5), after in prop::collection::vec(0..40_u32, 5),
    ) {
        let walked = shift(item, &before, &after);
        let standing = Shift { second: None, ..walked.clone() };
        let [standing, walked] = [standing, walked].map(|figures| {
            pictures::shift(&example(), &labels(), &figures, Theme::Light, Frame::WIDE).scene.shapes
        });
        // The background, and a ghost and a person for each vote, each of two circles.
        let marks = 1 + 4 * before.iter().sum::<u32>() as usize;
        for (n, (one, other)) in standing.iter().zip(&walked).take(marks).enumerate() {
            prop_assert_eq!(matches!(one, Shape::Circle { .. }), n > 0);
            prop_assert_eq!(matches!(other, Shape::Circle { .. }), n > 0);
        }
    }
}

/// Both votes on an item, by hands alone.
fn shift(item: usize, before: &[u32], after: &[u32]) -> Shift {
    Shift {
        item,
        before: before.to_vec(),
        second: Some(SecondVote {
            after: after.to_vec(),
            known: Vec::new(),
            movers: Movers {
                moved: 1,
                of: 2,
                certainty: Certainty::IfSamePeople,
            },
        }),
    }
}
