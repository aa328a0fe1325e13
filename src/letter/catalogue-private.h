/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of a catalogue: filled by catalogue-build.c, read by catalogue.c, never changed after.
 */
#ifndef BOWOUT_SRC_LETTER_CATALOGUE_PRIVATE_H
#define BOWOUT_SRC_LETTER_CATALOGUE_PRIVATE_H

#include "bowout/base/confile.h"
#include "bowout/letter/catalogue.h"
#include "catalogue-merge.h"

#define STAGE_GREETING "greeting"
#define STAGE_SIGN_OFF "sign-off"
#define STAGE_SUBJECT "subject" /* of a mail: stands in no layout */

struct Catalogue {
    GStringChunk *strings; /* every text in here */
    GPtrArray *kinds, *groups, *situations, *stages, *companions, *platforms, *checklists, *examples;
    Channel channels[CHANNEL_COUNT];
    Register registers[REGISTER_COUNT];
    Arrangement arrangements[ARRANGEMENT_COUNT];
    GHashTable *advices;
    GPtrArray *role_endings, *role_persons; /* folded, with a NULL at the end */
    gboolean partial;                       /* a channel, register or arrangement is not said */
    Pack *pack;                             /* where the texts and phrasings stand; NULL while it is built */
    Pack *own_pack;                         /* and those of a person's own file that was laid over it, or NULL */
    GPtrArray *sources;                     /* char *: the paths of the files */
};

typedef struct {
    Catalogue *catalogue;
    const GPtrArray *trees;
    const GPtrArray *sources;
    PackWriter *writer;
    GArray *phrasings;   /* Phrasing */
    guint32 first_order; /* of the first phrasing */
    Problems *problems;
    GHashTable *broken; /* ids of situations that were told to be faulty: not to be told again where they are named */
    GHashTable *hidden; /* "stage/id" */
    gboolean hostile;   /* something hostile was found and told: texts are looked at one by one */
} CatalogueBuild;

extern const ConfileOption catalogue_schema[];

/* The trees in order, later ones on top; none is kept. Takes the paths of all files. */
Catalogue *catalogue_build(const GPtrArray *trees, GPtrArray *sources, Problems *problems);
/* Lays a person's own file over a catalogue, when all it does is to add, replace or hide
   phrasings; FALSE: it does more. */
gboolean catalogue_lay_over(Catalogue *catalogue, ConfileSection *own, const char *path, Problems *problems);
/* Which of the files. */
guint32 catalogue_source(const CatalogueBuild *build, const ConfileSection *section);

/* One with nothing in it. */
Catalogue *catalogue_empty(void);
Checklist *catalogue_checklist_new(void);
void catalogue_situation_free(gpointer situation);

/* Reads a layout (a paragraph a string) into `layout`; faults are told (catalogue-layout.c). */
void catalogue_build_layout(CatalogueBuild *build, const ConfileSection *section, const char *option, GPtrArray *layout);
GPtrArray *catalogue_layout_new(void);
gboolean catalogue_in_list(const GPtrArray *list, const char *id);
gboolean catalogue_in_layout(const GPtrArray *layout, const char *stage);
void catalogue_build_companions(CatalogueBuild *build, const GPtrArray *records);

/* The situations, with everything they name but phrasings (catalogue-situations.c). */
void catalogue_build_situations(CatalogueBuild *build, const GPtrArray *records);
/* Advice that situations name must be there; told when all of it is read. */
void catalogue_check_situations(CatalogueBuild *build, const GPtrArray *records);

/* What could stand in the blanks (catalogue-examples.c). */
void catalogue_build_examples(CatalogueBuild *build, const GPtrArray *records);
Examples *catalogue_examples_new(void);

/* Checklists and the offices that go with them (catalogue-checklists.c). */
void catalogue_build_checklists(CatalogueBuild *build, const GPtrArray *records);
void catalogue_build_offices(CatalogueBuild *build, const GPtrArray *records);

void catalogue_build_platforms(CatalogueBuild *build, const GPtrArray *records);

/* Whether letters have a place for it: greeting, sign-off and the stages of the kinds. */
gboolean catalogue_stage_in_letters(const Catalogue *catalogue, const char *stage);
/* FALSE for a stage of another kind of letter. With no situation any stage may stand. */
gboolean catalogue_stage_occurs(const Catalogue *catalogue, const Situation *situation, const char *stage);
/* Whether letters of this situation have the stage, or stand below it (the subject). */
gboolean catalogue_stage_in_letter(const Situation *situation, const char *stage, ChannelId channel);
/* Whether letters of this situation have the stage written for this channel, in themselves or in
   one of the texts that go with them. */
gboolean catalogue_stage_stands(const Catalogue *catalogue, const Situation *situation, const char *stage, ChannelId channel);

/* Reads the phrasings of these stages; everything they may name is there already
 * (catalogue-phrasings.c). Those that are faulty or to be hidden are in `hidden`. */
void catalogue_build_phrasings(CatalogueBuild *build, const GPtrArray *stage_records);
/* Over a catalogue that is there: takes out what is hidden, and puts phrasings in, those of the
   same id in their place. */
void catalogue_hide(const CatalogueBuild *build);
void catalogue_replace(Catalogue *catalogue, const PackList *phrasings);
/* The record's title (or what stands for it), which every section must have; told when it is
   missing, and the id is taken. */
const char *catalogue_keep_title(CatalogueBuild *build, const Record *record, const char *option);
/* A text kept for the catalogue's life; NULL becomes "". What is hostile in it is made visible. */
const char *catalogue_keep(CatalogueBuild *build, const char *text);
/* Tells that the index-th name of a list is no WHAT that is known. */
void catalogue_unknown(CatalogueBuild *build, const ConfileSection *section, const char *option, guint index, const char *what);
/* The same of an option that names one thing, or should. */
void catalogue_unknown_value(CatalogueBuild *build, const Record *record, const char *option, const char *what);

#endif
