// Written by Tools/embed_rules.py; do not edit by hand.
#include "isnad_rules.h"

// A trailing zero keeps an empty file a valid array.
static const unsigned char file_0[] = {
#embed "../../Rules/calendars/times.tsv" suffix(,)
0};
static const unsigned char file_1[] = {
#embed "../../Rules/lexicon/function.tsv" suffix(,)
0};
static const unsigned char file_2[] = {
#embed "../../Rules/lexicon/numbers.tsv" suffix(,)
0};
static const unsigned char file_3[] = {
#embed "../../Rules/lexicon/verbs.tsv" suffix(,)
0};

static const struct isnad_rule_file files[] = {
    {"calendars/times.tsv", file_0, sizeof file_0 - 1},
    {"lexicon/function.tsv", file_1, sizeof file_1 - 1},
    {"lexicon/numbers.tsv", file_2, sizeof file_2 - 1},
    {"lexicon/verbs.tsv", file_3, sizeof file_3 - 1},
};

size_t isnad_rule_file_count(void) { return sizeof files / sizeof files[0]; }
struct isnad_rule_file isnad_rule_file_at(size_t index) { return files[index]; }
