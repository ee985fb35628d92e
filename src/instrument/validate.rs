//! Validation of a well-formed instrument: unique ids, and consistency between its parts.

use super::problem::ProblemKind;
use super::types::{Instrument, PlaneRegion, Side};
use super::walk::{Path, Problems};

/// Reports elements of one array that have the same id.
pub fn check_unique_ids(list: &'static str, ids: &[&str], problems: &mut Problems) {
    let root = Path::Root;
    let list = Path::Key(&root, list);
    for (n, id) in ids.iter().enumerate() {
        if !id.is_empty() && ids[..n].contains(id) {
            let at = Path::Index(&list, n);
            let id = (*id).to_owned();
            problems.add(&Path::Key(&at, "id"), ProblemKind::DuplicateId { id });
        }
    }
}

/// Reports inconsistencies: scales with too few items, tensions that can never fire, regions of the plane
/// without a verdict. Each check runs only if the arrays it depends on have no problems of their own, since
/// otherwise it would mostly report their consequences.
pub fn check_consistency(instrument: &Instrument, problems: &mut Problems) {
    let is_valid = |lists: &[&str], problems: &Problems| {
        !problems.0.iter().any(|problem| {
            let first = problem.pointer[1.min(problem.pointer.len())..]
                .split('/')
                .next();
            let missing = match problem.kind {
                ProblemKind::MissingKey { key } if problem.pointer.is_empty() => Some(key),
                _ => None,
            };
            lists
                .iter()
                .any(|list| first == Some(list) || missing == Some(list))
        })
    };
    if is_valid(&["scales", "items", "enough"], problems) {
        check_scales(instrument, problems);
    }
    if is_valid(&["items", "tensions"], problems) {
        check_tensions(instrument, problems);
    }
    if is_valid(&["verdicts"], problems) {
        check_verdicts(instrument, problems);
    }
    if is_valid(&["scales", "plane"], problems) && instrument.plane.across == instrument.plane.up {
        problems.add(&Path::Key(&Path::Root, "plane"), ProblemKind::SameAxes);
    }
}

fn check_scales(instrument: &Instrument, problems: &mut Problems) {
    let enough = instrument.enough;
    for n in 0..instrument.scales.len() {
        let found = instrument.items.iter().filter(|i| i.scale == n).count();
        if found < enough as usize || found == 0 {
            let list = Path::Key(&Path::Root, "scales");
            let too_few = ProblemKind::TooFewItems { found, min: enough };
            problems.add(&Path::Index(&list, n), too_few);
        }
    }
}

fn check_tensions(instrument: &Instrument, problems: &mut Problems) {
    let list = Path::Key(&Path::Root, "tensions");
    let ids: Vec<&str> = instrument.tensions.iter().map(|t| &*t.id).collect();
    check_unique_ids("tensions", &ids, problems);
    for (n, tension) in instrument.tensions.iter().enumerate() {
        let at = Path::Index(&list, n);
        let when = Path::Key(&at, "when");
        for (m, condition) in tension.when.iter().enumerate() {
            let count = instrument.items[condition.item].choice_count();
            let at = Path::Index(&when, m);
            let answers = Path::Key(&at, "answers");
            for (k, &answer) in condition.answers.iter().enumerate() {
                if usize::from(answer) >= count {
                    let range = ProblemKind::OutOfRange {
                        found: i64::from(answer) + 1,
                        min: 1,
                        max: i64::try_from(count).unwrap_or(i64::MAX),
                    };
                    problems.add(&Path::Index(&answers, k), range);
                }
            }
        }
        let never_fires = tension.when.iter().any(|a| {
            !a.answers.iter().any(|answer| {
                (tension.when.iter().filter(|b| b.item == a.item))
                    .all(|b| b.answers.contains(answer))
            })
        });
        if never_fires {
            problems.add(&when, ProblemKind::NeverFires);
        }
    }
}

fn check_verdicts(instrument: &Instrument, problems: &mut Problems) {
    let list = Path::Key(&Path::Root, "verdicts");
    let ids: Vec<&str> = instrument.verdicts.iter().map(|v| &*v.id).collect();
    check_unique_ids("verdicts", &ids, problems);
    for (n, verdict) in instrument.verdicts.iter().enumerate() {
        let is_taken = instrument.verdicts[..n]
            .iter()
            .any(|other| other.place == verdict.place);
        if is_taken || !REGIONS.contains(&verdict.place) {
            let at = Path::Index(&list, n);
            problems.add(&Path::Key(&at, "place"), ProblemKind::InvalidRegion);
        }
    }
    for region in REGIONS {
        if !instrument.verdicts.iter().any(|v| v.place == region) {
            problems.add(&list, ProblemKind::MissingRegion { region });
        }
    }
}

/// The five regions, which together cover the plane.
const REGIONS: [PlaneRegion; 5] = [
    PlaneRegion {
        across: Side::Middle,
        up: Side::Middle,
    },
    PlaneRegion {
        across: Side::Low,
        up: Side::Low,
    },
    PlaneRegion {
        across: Side::Low,
        up: Side::High,
    },
    PlaneRegion {
        across: Side::High,
        up: Side::Low,
    },
    PlaneRegion {
        across: Side::High,
        up: Side::High,
    },
];
