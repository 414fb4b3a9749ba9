// Requests to click for who has none. The verses are the World English Bible's (public domain).

const JOHN = {reference: 'John 3:16', source: 'World English Bible', text: 'For God so loved the world, that he gave his only born Son, that whoever '
  + 'believes in him should not perish, but have eternal life.'};
const ROMANS = {reference: 'Romans 5:8', source: 'World English Bible', text: 'But God commends his own love toward us, in that while we were yet sinners, Christ died for us.'};

/** For Try: a title, and the request. */
export const REQUESTS = [
  ['A verse, quoted', {mode: 'question', prompt: 'What does John 3:16 say?', passages: [JOHN, ROMANS]}],
  ['A conversation', {
    mode: 'conversation',
    messages: [
      {role: 'user', content: 'I feel alone.'},
      {role: 'assistant', content: 'I am sorry to hear that.'},
      {role: 'user', content: 'What does the Bible say about the love of God?'},
    ],
    passages: [JOHN, ROMANS],
  }],
];

/** For Verify: an answer that misquotes a passage, and adds a verse that does not exist. */
export const MISQUOTED = {
  answer: 'God gave what he loves. John 3:16 says, "For God so loved the world, that he gave his one and only Son." '
    + 'He adds, "Whoever plants in the evening shall harvest in the morning." (Luke 25:1)',
  passages: [JOHN],
};
