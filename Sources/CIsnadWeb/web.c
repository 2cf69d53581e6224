// Written by Tools/embed_rules.py; do not edit by hand.
#include "isnad_web.h"

// A trailing zero keeps an empty file a valid array.
static const unsigned char file_0[] = {
#embed "../../Web/labels.tsv" suffix(,)
0};
static const unsigned char file_1[] = {
#embed "../../Web/style.css" suffix(,)
0};

static const struct isnad_web_file files[] = {
    {"labels.tsv", file_0, sizeof file_0 - 1},
    {"style.css", file_1, sizeof file_1 - 1},
};

size_t isnad_web_file_count(void) { return sizeof files / sizeof files[0]; }
struct isnad_web_file isnad_web_file_at(size_t index) { return files[index]; }
