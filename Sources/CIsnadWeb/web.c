// Written by Tools/embed_rules.py; do not edit by hand.
#include "isnad_web.h"

// A trailing zero keeps an empty file a valid array.
static const unsigned char file_0[] = {
#embed "../../Web/basemap.tsv" suffix(,)
0};
static const unsigned char file_1[] = {
#embed "../../Web/entity.js" suffix(,)
0};
static const unsigned char file_2[] = {
#embed "../../Web/icon.svg" suffix(,)
0};
static const unsigned char file_3[] = {
#embed "../../Web/labels.tsv" suffix(,)
0};
static const unsigned char file_4[] = {
#embed "../../Web/openapi.json" suffix(,)
0};
static const unsigned char file_5[] = {
#embed "../../Web/page.js" suffix(,)
0};
static const unsigned char file_6[] = {
#embed "../../Web/review.js" suffix(,)
0};
static const unsigned char file_7[] = {
#embed "../../Web/sentences.tsv" suffix(,)
0};
static const unsigned char file_8[] = {
#embed "../../Web/style.css" suffix(,)
0};
static const unsigned char file_9[] = {
#embed "../../Web/upload.js" suffix(,)
0};

static const struct isnad_web_file files[] = {
    {"basemap.tsv", file_0, sizeof file_0 - 1},
    {"entity.js", file_1, sizeof file_1 - 1},
    {"icon.svg", file_2, sizeof file_2 - 1},
    {"labels.tsv", file_3, sizeof file_3 - 1},
    {"openapi.json", file_4, sizeof file_4 - 1},
    {"page.js", file_5, sizeof file_5 - 1},
    {"review.js", file_6, sizeof file_6 - 1},
    {"sentences.tsv", file_7, sizeof file_7 - 1},
    {"style.css", file_8, sizeof file_8 - 1},
    {"upload.js", file_9, sizeof file_9 - 1},
};

size_t isnad_web_file_count(void) { return sizeof files / sizeof files[0]; }
struct isnad_web_file isnad_web_file_at(size_t index) { return files[index]; }
