/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of a catalogue: filled by catalogue-build.c, read by catalogue.c, never changed after.
 */
#ifndef BOWOUT_SRC_LETTER_CATALOGUE_PRIVATE_H
#define BOWOUT_SRC_LETTER_CATALOGUE_PRIVATE_H

#include "bowout/base/confile.h"
#include "bowout/letter/catalogue.h"

#define STAGE_GREETING "greeting"
#define STAGE_SIGN_OFF "sign-off"

struct Catalogue {
    GStringChunk *strings; /* every text in here */
    GPtrArray *kinds, *groups, *situations, *stages;
    Channel channels[CHANNEL_COUNT];
    Register registers[REGISTER_COUNT];
    Arrangement arrangements[ARRANGEMENT_COUNT];
    Phrasing *phrasings; /* one block for all */
    guint phrasing_count;
    GHashTable *phrasing_by_id; /* "stage/id" */
    GHashTable *advices;
    GPtrArray *role_endings; /* folded, with a NULL at the end */
    GPtrArray *nothing;      /* the list of all phrasings that name no kind or situation */
    const char *file;        /* the first file */
};

typedef struct {
    Catalogue *catalogue;
    const GPtrArray *trees;
    Problems *problems;
    GHashTable *broken; /* ids of situations that were told to be faulty: not to be told again where they are named */
    GHashTable *hidden; /* "stage/id" */
    gboolean hostile;   /* something hostile was found and told: texts are looked at one by one */
} CatalogueBuild;

extern const ConfileOption catalogue_schema[];

/* The trees in order, later ones on top; none is kept. */
Catalogue *catalogue_build(const GPtrArray *trees, Problems *problems);

/* Fills the stages' phrasings; everything they may name is there already (catalogue-phrasings.c). */
void catalogue_build_phrasings(CatalogueBuild *build, const GPtrArray *stage_records);
/* A text kept for the catalogue's life; NULL becomes "". What is hostile in it is made visible. */
const char *catalogue_keep(CatalogueBuild *build, const char *text);
/* Tells that the index-th name of a list is no WHAT that is known. */
void catalogue_unknown(CatalogueBuild *build, const ConfileSection *section, const char *option, guint index, const char *what);

#endif
