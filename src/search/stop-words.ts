/** Words of a question that name no service. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    "a about after allow am an and any are as at be been being block blocked by can cannot change check close could " +
    "default defaults did do does doing explain find for found free from get gets give given go has have hello help hi how i if in into " +
    "is it its keep know kill like list listen listening listens look made make me mean means meant my need needed needs no not number numbers of off on " +
    "one open opened or our out please port portnumber ports run running runs safe say secured see service services should show so some someone something standard " +
    "stop t take tell than that the their them then there these they thing things this those to typical typically under up us use used uses using usual usually was we were " +
    "what whats when where which who whom why will wish with without work works would you your " +
    "s re ve ll que el la de il le der die das ist welcher welche puerto porta porto порт tcp udp sctp dccp protocol computer machine pc connect connected connecting between"
  ).split(" "),
);
