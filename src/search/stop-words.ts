const set = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Words that only make a sentence of the others. */
export const fillerWords = set(
  "a about after am an and any are as at be been being by can cannot can't could did do does doing don't for from get gets got had has have " +
    "hello help hi how how's i i'm if in into is isn't it it's its just know let like look made make me mean means meant my need needed needs of on " +
    "or our please s say see seems should so some someone something tell than that that's the their them then there these they thing things this those to " +
    "trying try under up us want was we were what what's whats when where which who who's whom why will wish with without won't would you your " +
    "actually again anybody anyone anything each ever every everything exactly forgot forgotten have haven't here idea instead know must nor normally " +
    "now other please really right seem seen still such talk talks too usual very want wants while whose within yet " +
    "re ve ll que el la de il le der die das ist welcher welche puerto porta porto порт",
);

/** What a question wants done with a port, or to know of it; these name no service. */
const wantedWords = set(
  "accept accepts access accessed accessible allow allowed always available block blocked blocking by-default change changing check checking close closed closing connect connected connecting " +
    "carries carry come comes connection default defaults expose exposed exposing explain find finding free give given go keep keeps kill list listen listening listens look " +
    "no not number numbers off one open opened opening opens out port portnumber ports process program range ranges run reach reachable reached require required requires running runs safe secured secure-it " +
    "service services set setup shows show standard stop stuck take taken tell typical typically unblock use used uses using usual usually work working works " +
    "protocol tcp udp sctp dccp between official common",
);

/** Words of a question that name no service. */
export const stopWords: ReadonlySet<string> = new Set([...fillerWords, ...wantedWords]);

/** Where something happens, and which part of a product is meant: beside a name these say little of which name. */
export const contextWords = set(
  "computer computers machine pc windows win win10 win11 linux mac macos osx os x macbook ubuntu debian centos rhel fedora redhat unix freebsd powershell cmd terminal bash " +
    "command line laptop server servers client clients web website ui gui webui interface page panel console dashboard admin administration management app " +
    "application applications software tool program daemon dedicated game host hosts hosting local lan network router remote access forward " +
    "forwarding login url address site instance cluster node controller api http rest traffic protocol system user users",
);
