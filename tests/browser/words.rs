//! Texts of the instrument, copied by hand from its source, with typographic quotes.

pub const TITLE: &str = "Which comes first, the relationship or the sale?";
pub const RELATIONSHIP: &str = "The relationship";
pub const SALE: &str = "The sale";

pub const ITEMS: [&str; 12] = [
    "When a customer stays for years, they stay mostly for the people who look after them.",
    "A relationship with a customer begins with the first purchase; what comes before is getting acquainted.",
    "Remembering a customer’s favourite restaurant or their dog’s name is already part of a real relationship.",
    "Your best account manager leaves for a competitor. What do you expect of their customers over the next year?",
    "The word ‘relationship’ should be kept for something both sides would miss if it ended.",
    "A first order usually comes out of a relationship that was already there.",
    "With the information, options and purchasing rules that buyers have today, it matters little which salesperson is on the line.",
    "A coffee, a good lunch or a small gift is a fair way to start a relationship.",
    "A stranger writes: ‘Your offer solves my problem. Can we sign this week?’ What do you do first?",
    "A customer database holds records, and calling that ‘relationship management’ is a stretch.",
    "You can fund one thing for your most important customer next year. Which?",
    "Which bond between two firms would you expect to survive a bad year?",
];

/// With the essay throughout, by the debriefs' first sentences: LOCUS 2, ORDER 1.75 (on item 9 the
/// essay probably signs and lets the delivery speak), MEANING 2. No rule fires.
pub const WITH_THE_ESSAY: [usize; 12] = [1, 5, 1, 1, 5, 1, 5, 1, 4, 5, 5, 1];

/// Against it throughout: -2 on all three. No rule fires.
pub const AGAINST_THE_ESSAY: [usize; 12] = [5, 1, 5, 5, 1, 5, 1, 5, 1, 1, 1, 5];

/// LOCUS 1+1+0+1 = 3 of 4 items, ORDER 1-1+0+1 = 1, MEANING 0+1-1-1 = -1. Fires K1 (2 and 6), K2
/// (2 and 8) and K7 (5 and 10); K7 is shown before K2, because K2 shares ORDER with K1. Were one
/// answer on ORDER a step lower, its score would be 0, between the Deliverer and the Reputation
/// Builder.
pub const TORN: [usize; 12] = [2, 4, 3, 2, 4, 4, 3, 4, 3, 2, 4, 2];

pub const SAID_RELATIONSHIP: &str = "You said the relationship comes first.";
pub const SAID_SALE: &str = "You said the sale comes first.";
pub const SAID_NOTHING: &str = "You gave no gut vote.";
pub const FOUND_RELATIONSHIP: &str = "Your answers put the relationship before the sale.";
pub const FOUND_MIDDLE: &str = "On this your answers lie near the middle.";
pub const FOUND_SALE: &str = "Your answers start the relationship with the sale.";
pub const FOUND_TOO_LITTLE: &str = "Too few of your answers bear on it to tell.";

pub const CONFIDANT: &str = "You think trust between two people comes first and business grows out of it. You invest early, you remember, and customers tend to call you rather than the switchboard.";
pub const REPUTATION_BUILDER: &str = "You think people should know and trust the company before they buy, through its name, its work, what others say. The person at the door represents something that was there already.";
pub const DELIVERER: &str = "You think a promise kept is where a relationship starts, and that it should outlast whoever made the promise. You would spend on the service before you spend on the dinner.";

pub const BEFORE_WITH_PERSON: &str = "before the sale, with the person";
pub const BEFORE_WITH_BUSINESS: &str = "before the sale, with the business";
pub const FROM_WITH_BUSINESS: &str = "from the sale on, with the business";

/// The sentence for purchase first, and order out of a relationship.
pub const K1: &str = "You said a relationship begins with the first purchase, and that a first order usually comes out of a relationship. If both hold, who ever places a first order?";
/// The sentence for a word kept strictly, and a database that carries it.
pub const K7: &str = "You would keep the word for something both sides would miss, and you let a database carry it. Who on the customer’s side would miss the database?";

pub const USED_WIDELY: &str = "You use the word widely: small attentions count. In a field experiment small gifts worked among people who already knew each other and tended to backfire at a first meeting";
pub const USED_IN_BETWEEN: &str =
    "You use the word in a middle sense. Say in one sentence what would be missing if it ended.";
pub const USED_STRICTLY: &str = "You use the word strictly. Critics inside marketing do too";
