// Written by Tools/embed_rules.py; do not edit by hand.
#include "isnad_rules.h"

// A trailing zero keeps an empty file a valid array.
static const unsigned char file_0[] = {
#embed "../../Rules/attribution/anonymous.tsv" suffix(,)
0};
static const unsigned char file_1[] = {
#embed "../../Rules/attribution/documents.tsv" suffix(,)
0};
static const unsigned char file_2[] = {
#embed "../../Rules/attribution/markers.tsv" suffix(,)
0};
static const unsigned char file_3[] = {
#embed "../../Rules/attribution/measures.tsv" suffix(,)
0};
static const unsigned char file_4[] = {
#embed "../../Rules/attribution/modality.tsv" suffix(,)
0};
static const unsigned char file_5[] = {
#embed "../../Rules/attribution/time-weights.tsv" suffix(,)
0};
static const unsigned char file_6[] = {
#embed "../../Rules/attribution/verbs.tsv" suffix(,)
0};
static const unsigned char file_7[] = {
#embed "../../Rules/calendars/datelines.tsv" suffix(,)
0};
static const unsigned char file_8[] = {
#embed "../../Rules/calendars/hijri.tsv" suffix(,)
0};
static const unsigned char file_9[] = {
#embed "../../Rules/calendars/months.tsv" suffix(,)
0};
static const unsigned char file_10[] = {
#embed "../../Rules/calendars/times.tsv" suffix(,)
0};
static const unsigned char file_11[] = {
#embed "../../Rules/claims/claims.tsv" suffix(,)
0};
static const unsigned char file_12[] = {
#embed "../../Rules/claims/roles.tsv" suffix(,)
0};
static const unsigned char file_13[] = {
#embed "../../Rules/corroboration/common-words.tsv" suffix(,)
0};
static const unsigned char file_14[] = {
#embed "../../Rules/corroboration/dossier.tsv" suffix(,)
0};
static const unsigned char file_15[] = {
#embed "../../Rules/corroboration/growth.tsv" suffix(,)
0};
static const unsigned char file_16[] = {
#embed "../../Rules/corroboration/modalities.tsv" suffix(,)
0};
static const unsigned char file_17[] = {
#embed "../../Rules/corroboration/name-letters.tsv" suffix(,)
0};
static const unsigned char file_18[] = {
#embed "../../Rules/corroboration/tellers.tsv" suffix(,)
0};
static const unsigned char file_19[] = {
#embed "../../Rules/frames/abduction.rules" suffix(,)
0};
static const unsigned char file_20[] = {
#embed "../../Rules/frames/abuse.rules" suffix(,)
0};
static const unsigned char file_21[] = {
#embed "../../Rules/frames/accusation.rules" suffix(,)
0};
static const unsigned char file_22[] = {
#embed "../../Rules/frames/agreement.rules" suffix(,)
0};
static const unsigned char file_23[] = {
#embed "../../Rules/frames/aid.rules" suffix(,)
0};
static const unsigned char file_24[] = {
#embed "../../Rules/frames/airstrike.rules" suffix(,)
0};
static const unsigned char file_25[] = {
#embed "../../Rules/frames/arrest.rules" suffix(,)
0};
static const unsigned char file_26[] = {
#embed "../../Rules/frames/bombing.rules" suffix(,)
0};
static const unsigned char file_27[] = {
#embed "../../Rules/frames/capture.rules" suffix(,)
0};
static const unsigned char file_28[] = {
#embed "../../Rules/frames/clash.rules" suffix(,)
0};
static const unsigned char file_29[] = {
#embed "../../Rules/frames/defeat.rules" suffix(,)
0};
static const unsigned char file_30[] = {
#embed "../../Rules/frames/defection.rules" suffix(,)
0};
static const unsigned char file_31[] = {
#embed "../../Rules/frames/deployment.rules" suffix(,)
0};
static const unsigned char file_32[] = {
#embed "../../Rules/frames/destruction.rules" suffix(,)
0};
static const unsigned char file_33[] = {
#embed "../../Rules/frames/displacement.rules" suffix(,)
0};
static const unsigned char file_34[] = {
#embed "../../Rules/frames/dispute.rules" suffix(,)
0};
static const unsigned char file_35[] = {
#embed "../../Rules/frames/execution.rules" suffix(,)
0};
static const unsigned char file_36[] = {
#embed "../../Rules/frames/flight.rules" suffix(,)
0};
static const unsigned char file_37[] = {
#embed "../../Rules/frames/injury.rules" suffix(,)
0};
static const unsigned char file_38[] = {
#embed "../../Rules/frames/killing.rules" suffix(,)
0};
static const unsigned char file_39[] = {
#embed "../../Rules/frames/leadership.rules" suffix(,)
0};
static const unsigned char file_40[] = {
#embed "../../Rules/frames/losses.rules" suffix(,)
0};
static const unsigned char file_41[] = {
#embed "../../Rules/frames/morale.rules" suffix(,)
0};
static const unsigned char file_42[] = {
#embed "../../Rules/frames/negotiation.rules" suffix(,)
0};
static const unsigned char file_43[] = {
#embed "../../Rules/frames/pledge.rules" suffix(,)
0};
static const unsigned char file_44[] = {
#embed "../../Rules/frames/protest.rules" suffix(,)
0};
static const unsigned char file_45[] = {
#embed "../../Rules/frames/publication.rules" suffix(,)
0};
static const unsigned char file_46[] = {
#embed "../../Rules/frames/recruitment.rules" suffix(,)
0};
static const unsigned char file_47[] = {
#embed "../../Rules/frames/release.rules" suffix(,)
0};
static const unsigned char file_48[] = {
#embed "../../Rules/frames/renunciation.rules" suffix(,)
0};
static const unsigned char file_49[] = {
#embed "../../Rules/frames/responsibility.rules" suffix(,)
0};
static const unsigned char file_50[] = {
#embed "../../Rules/frames/restriction.rules" suffix(,)
0};
static const unsigned char file_51[] = {
#embed "../../Rules/frames/seizure.rules" suffix(,)
0};
static const unsigned char file_52[] = {
#embed "../../Rules/frames/share.rules" suffix(,)
0};
static const unsigned char file_53[] = {
#embed "../../Rules/frames/shelling.rules" suffix(,)
0};
static const unsigned char file_54[] = {
#embed "../../Rules/frames/siege.rules" suffix(,)
0};
static const unsigned char file_55[] = {
#embed "../../Rules/frames/strength.rules" suffix(,)
0};
static const unsigned char file_56[] = {
#embed "../../Rules/frames/surrender.rules" suffix(,)
0};
static const unsigned char file_57[] = {
#embed "../../Rules/frames/threat.rules" suffix(,)
0};
static const unsigned char file_58[] = {
#embed "../../Rules/frames/toll.rules" suffix(,)
0};
static const unsigned char file_59[] = {
#embed "../../Rules/frames/trial.rules" suffix(,)
0};
static const unsigned char file_60[] = {
#embed "../../Rules/frames/withdrawal.rules" suffix(,)
0};
static const unsigned char file_61[] = {
#embed "../../Rules/furniture/bylines.tsv" suffix(,)
0};
static const unsigned char file_62[] = {
#embed "../../Rules/furniture/page-hints.tsv" suffix(,)
0};
static const unsigned char file_63[] = {
#embed "../../Rules/furniture/phrases.tsv" suffix(,)
0};
static const unsigned char file_64[] = {
#embed "../../Rules/gazetteer/bearers.tsv" suffix(,)
0};
static const unsigned char file_65[] = {
#embed "../../Rules/gazetteer/directions.tsv" suffix(,)
0};
static const unsigned char file_66[] = {
#embed "../../Rules/gazetteer/heads.tsv" suffix(,)
0};
static const unsigned char file_67[] = {
#embed "../../Rules/gazetteer/place-words.tsv" suffix(,)
0};
static const unsigned char file_68[] = {
#embed "../../Rules/gazetteer/places-guarded.tsv" suffix(,)
0};
static const unsigned char file_69[] = {
#embed "../../Rules/gazetteer/places-own.tsv" suffix(,)
0};
static const unsigned char file_70[] = {
#embed "../../Rules/gazetteer/places.tsv" suffix(,)
0};
static const unsigned char file_71[] = {
#embed "../../Rules/gazetteer/sides.tsv" suffix(,)
0};
static const unsigned char file_72[] = {
#embed "../../Rules/lexicon/adjectives.tsv" suffix(,)
0};
static const unsigned char file_73[] = {
#embed "../../Rules/lexicon/compounds.tsv" suffix(,)
0};
static const unsigned char file_74[] = {
#embed "../../Rules/lexicon/function.tsv" suffix(,)
0};
static const unsigned char file_75[] = {
#embed "../../Rules/lexicon/genre.tsv" suffix(,)
0};
static const unsigned char file_76[] = {
#embed "../../Rules/lexicon/masdars.tsv" suffix(,)
0};
static const unsigned char file_77[] = {
#embed "../../Rules/lexicon/more.tsv" suffix(,)
0};
static const unsigned char file_78[] = {
#embed "../../Rules/lexicon/nouns.tsv" suffix(,)
0};
static const unsigned char file_79[] = {
#embed "../../Rules/lexicon/numbers.tsv" suffix(,)
0};
static const unsigned char file_80[] = {
#embed "../../Rules/lexicon/units.tsv" suffix(,)
0};
static const unsigned char file_81[] = {
#embed "../../Rules/lexicon/verbs.tsv" suffix(,)
0};
static const unsigned char file_82[] = {
#embed "../../Rules/lexicon/wide.tsv" suffix(,)
0};
static const unsigned char file_83[] = {
#embed "../../Rules/markup/character-references.tsv" suffix(,)
0};
static const unsigned char file_84[] = {
#embed "../../Rules/names/bodies.tsv" suffix(,)
0};
static const unsigned char file_85[] = {
#embed "../../Rules/names/capitals.tsv" suffix(,)
0};
static const unsigned char file_86[] = {
#embed "../../Rules/names/category-words.tsv" suffix(,)
0};
static const unsigned char file_87[] = {
#embed "../../Rules/names/epithets.tsv" suffix(,)
0};
static const unsigned char file_88[] = {
#embed "../../Rules/names/family.tsv" suffix(,)
0};
static const unsigned char file_89[] = {
#embed "../../Rules/names/generic-organisations.tsv" suffix(,)
0};
static const unsigned char file_90[] = {
#embed "../../Rules/names/given.tsv" suffix(,)
0};
static const unsigned char file_91[] = {
#embed "../../Rules/names/kunya.tsv" suffix(,)
0};
static const unsigned char file_92[] = {
#embed "../../Rules/names/nationalities.tsv" suffix(,)
0};
static const unsigned char file_93[] = {
#embed "../../Rules/names/organisations.tsv" suffix(,)
0};
static const unsigned char file_94[] = {
#embed "../../Rules/names/outlet-words.tsv" suffix(,)
0};
static const unsigned char file_95[] = {
#embed "../../Rules/names/outlets.tsv" suffix(,)
0};
static const unsigned char file_96[] = {
#embed "../../Rules/names/parts.tsv" suffix(,)
0};
static const unsigned char file_97[] = {
#embed "../../Rules/names/people.tsv" suffix(,)
0};
static const unsigned char file_98[] = {
#embed "../../Rules/names/peoples.tsv" suffix(,)
0};
static const unsigned char file_99[] = {
#embed "../../Rules/names/titles.tsv" suffix(,)
0};
static const unsigned char file_100[] = {
#embed "../../Rules/names/triggers.tsv" suffix(,)
0};
static const unsigned char file_101[] = {
#embed "../../Rules/names/weights.tsv" suffix(,)
0};

static const struct isnad_rule_file files[] = {
    {"attribution/anonymous.tsv", file_0, sizeof file_0 - 1},
    {"attribution/documents.tsv", file_1, sizeof file_1 - 1},
    {"attribution/markers.tsv", file_2, sizeof file_2 - 1},
    {"attribution/measures.tsv", file_3, sizeof file_3 - 1},
    {"attribution/modality.tsv", file_4, sizeof file_4 - 1},
    {"attribution/time-weights.tsv", file_5, sizeof file_5 - 1},
    {"attribution/verbs.tsv", file_6, sizeof file_6 - 1},
    {"calendars/datelines.tsv", file_7, sizeof file_7 - 1},
    {"calendars/hijri.tsv", file_8, sizeof file_8 - 1},
    {"calendars/months.tsv", file_9, sizeof file_9 - 1},
    {"calendars/times.tsv", file_10, sizeof file_10 - 1},
    {"claims/claims.tsv", file_11, sizeof file_11 - 1},
    {"claims/roles.tsv", file_12, sizeof file_12 - 1},
    {"corroboration/common-words.tsv", file_13, sizeof file_13 - 1},
    {"corroboration/dossier.tsv", file_14, sizeof file_14 - 1},
    {"corroboration/growth.tsv", file_15, sizeof file_15 - 1},
    {"corroboration/modalities.tsv", file_16, sizeof file_16 - 1},
    {"corroboration/name-letters.tsv", file_17, sizeof file_17 - 1},
    {"corroboration/tellers.tsv", file_18, sizeof file_18 - 1},
    {"frames/abduction.rules", file_19, sizeof file_19 - 1},
    {"frames/abuse.rules", file_20, sizeof file_20 - 1},
    {"frames/accusation.rules", file_21, sizeof file_21 - 1},
    {"frames/agreement.rules", file_22, sizeof file_22 - 1},
    {"frames/aid.rules", file_23, sizeof file_23 - 1},
    {"frames/airstrike.rules", file_24, sizeof file_24 - 1},
    {"frames/arrest.rules", file_25, sizeof file_25 - 1},
    {"frames/bombing.rules", file_26, sizeof file_26 - 1},
    {"frames/capture.rules", file_27, sizeof file_27 - 1},
    {"frames/clash.rules", file_28, sizeof file_28 - 1},
    {"frames/defeat.rules", file_29, sizeof file_29 - 1},
    {"frames/defection.rules", file_30, sizeof file_30 - 1},
    {"frames/deployment.rules", file_31, sizeof file_31 - 1},
    {"frames/destruction.rules", file_32, sizeof file_32 - 1},
    {"frames/displacement.rules", file_33, sizeof file_33 - 1},
    {"frames/dispute.rules", file_34, sizeof file_34 - 1},
    {"frames/execution.rules", file_35, sizeof file_35 - 1},
    {"frames/flight.rules", file_36, sizeof file_36 - 1},
    {"frames/injury.rules", file_37, sizeof file_37 - 1},
    {"frames/killing.rules", file_38, sizeof file_38 - 1},
    {"frames/leadership.rules", file_39, sizeof file_39 - 1},
    {"frames/losses.rules", file_40, sizeof file_40 - 1},
    {"frames/morale.rules", file_41, sizeof file_41 - 1},
    {"frames/negotiation.rules", file_42, sizeof file_42 - 1},
    {"frames/pledge.rules", file_43, sizeof file_43 - 1},
    {"frames/protest.rules", file_44, sizeof file_44 - 1},
    {"frames/publication.rules", file_45, sizeof file_45 - 1},
    {"frames/recruitment.rules", file_46, sizeof file_46 - 1},
    {"frames/release.rules", file_47, sizeof file_47 - 1},
    {"frames/renunciation.rules", file_48, sizeof file_48 - 1},
    {"frames/responsibility.rules", file_49, sizeof file_49 - 1},
    {"frames/restriction.rules", file_50, sizeof file_50 - 1},
    {"frames/seizure.rules", file_51, sizeof file_51 - 1},
    {"frames/share.rules", file_52, sizeof file_52 - 1},
    {"frames/shelling.rules", file_53, sizeof file_53 - 1},
    {"frames/siege.rules", file_54, sizeof file_54 - 1},
    {"frames/strength.rules", file_55, sizeof file_55 - 1},
    {"frames/surrender.rules", file_56, sizeof file_56 - 1},
    {"frames/threat.rules", file_57, sizeof file_57 - 1},
    {"frames/toll.rules", file_58, sizeof file_58 - 1},
    {"frames/trial.rules", file_59, sizeof file_59 - 1},
    {"frames/withdrawal.rules", file_60, sizeof file_60 - 1},
    {"furniture/bylines.tsv", file_61, sizeof file_61 - 1},
    {"furniture/page-hints.tsv", file_62, sizeof file_62 - 1},
    {"furniture/phrases.tsv", file_63, sizeof file_63 - 1},
    {"gazetteer/bearers.tsv", file_64, sizeof file_64 - 1},
    {"gazetteer/directions.tsv", file_65, sizeof file_65 - 1},
    {"gazetteer/heads.tsv", file_66, sizeof file_66 - 1},
    {"gazetteer/place-words.tsv", file_67, sizeof file_67 - 1},
    {"gazetteer/places-guarded.tsv", file_68, sizeof file_68 - 1},
    {"gazetteer/places-own.tsv", file_69, sizeof file_69 - 1},
    {"gazetteer/places.tsv", file_70, sizeof file_70 - 1},
    {"gazetteer/sides.tsv", file_71, sizeof file_71 - 1},
    {"lexicon/adjectives.tsv", file_72, sizeof file_72 - 1},
    {"lexicon/compounds.tsv", file_73, sizeof file_73 - 1},
    {"lexicon/function.tsv", file_74, sizeof file_74 - 1},
    {"lexicon/genre.tsv", file_75, sizeof file_75 - 1},
    {"lexicon/masdars.tsv", file_76, sizeof file_76 - 1},
    {"lexicon/more.tsv", file_77, sizeof file_77 - 1},
    {"lexicon/nouns.tsv", file_78, sizeof file_78 - 1},
    {"lexicon/numbers.tsv", file_79, sizeof file_79 - 1},
    {"lexicon/units.tsv", file_80, sizeof file_80 - 1},
    {"lexicon/verbs.tsv", file_81, sizeof file_81 - 1},
    {"lexicon/wide.tsv", file_82, sizeof file_82 - 1},
    {"markup/character-references.tsv", file_83, sizeof file_83 - 1},
    {"names/bodies.tsv", file_84, sizeof file_84 - 1},
    {"names/capitals.tsv", file_85, sizeof file_85 - 1},
    {"names/category-words.tsv", file_86, sizeof file_86 - 1},
    {"names/epithets.tsv", file_87, sizeof file_87 - 1},
    {"names/family.tsv", file_88, sizeof file_88 - 1},
    {"names/generic-organisations.tsv", file_89, sizeof file_89 - 1},
    {"names/given.tsv", file_90, sizeof file_90 - 1},
    {"names/kunya.tsv", file_91, sizeof file_91 - 1},
    {"names/nationalities.tsv", file_92, sizeof file_92 - 1},
    {"names/organisations.tsv", file_93, sizeof file_93 - 1},
    {"names/outlet-words.tsv", file_94, sizeof file_94 - 1},
    {"names/outlets.tsv", file_95, sizeof file_95 - 1},
    {"names/parts.tsv", file_96, sizeof file_96 - 1},
    {"names/people.tsv", file_97, sizeof file_97 - 1},
    {"names/peoples.tsv", file_98, sizeof file_98 - 1},
    {"names/titles.tsv", file_99, sizeof file_99 - 1},
    {"names/triggers.tsv", file_100, sizeof file_100 - 1},
    {"names/weights.tsv", file_101, sizeof file_101 - 1},
};

size_t isnad_rule_file_count(void) { return sizeof files / sizeof files[0]; }
struct isnad_rule_file isnad_rule_file_at(size_t index) { return files[index]; }
