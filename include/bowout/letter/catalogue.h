/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * catalogue: the stages, situations and phrasings a letter is made from (format:
 * share/doc/phrasings.md). It is read from LANGUAGE/catalogue.conf in the data folder, then from
 * LANGUAGE/catalogue.d/ *.conf in the order of their names (a file for each stage, one for each
 * group of situations), then from the person's own file. A later file adds to the earlier ones,
 * replaces by id, or hides. A loaded catalogue never changes; everything in it is owned by it and
 * borrowed by everyone else. Every fault of meaning is put into the list of problems with file and
 * line; what is sound stays usable.
 */
#ifndef BOWOUT_LETTER_CATALOGUE_H
#define BOWOUT_LETTER_CATALOGUE_H

#include <glib.h>

#include "bowout/base/pack.h"
#include "bowout/base/problem.h"
#include "bowout/letter/facts.h"

typedef enum { CHANNEL_EMAIL, CHANNEL_CHAT, CHANNEL_PHONE, CHANNEL_COUNT } ChannelId;
typedef enum { REGISTER_WARM, REGISTER_FORMAL, REGISTER_CONCISE, REGISTER_COUNT } RegisterId;
typedef enum {
    ARRANGEMENT_VIRTUAL_ASSISTANT,
    ARRANGEMENT_REMOTE_STAFF,
    ARRANGEMENT_FREELANCE,
    ARRANGEMENT_OTHER, /* also when nothing is said */
    ARRANGEMENT_COUNT
} ArrangementId;

/* Names as files write them: "email", "warm", "virtual-assistant". *_by_name: FALSE when
   unknown. */
const char *channel_name(ChannelId id);
gboolean channel_by_name(const char *name, ChannelId *id);
const char *register_name(RegisterId id);
gboolean register_by_name(const char *name, RegisterId *id);
const char *arrangement_name(ArrangementId id);
gboolean arrangement_by_name(const char *name, ArrangementId *id);

/* A bit set over the ids above, or over conditions; 0 in a phrasing means "all". */
typedef guint32 CatalogueMask;

typedef struct {
    const char *id;
    const char *title;
    guint number;      /* its place in the list */
    GPtrArray *stages; /* const char * ids, in the order of the steps */
    gboolean framed;   /* its letters have a greeting and a sign-off */
} Kind;

typedef struct {
    const char *title, *guidance;
    GPtrArray *layout; /* a GPtrArray of stage ids (const char *) for each paragraph */
} Channel;

typedef struct {
    const char *title, *guidance;
} Register;

typedef struct {
    const char *title, *guidance, *offer_word, *role_word, *at_word;
} Arrangement;

typedef struct {
    const char *id, *title;
    gboolean follows; /* what is written when they have answered a letter */
} Group;

typedef struct Stage Stage;
typedef struct Situation Situation;

struct Situation {
    const char *id, *title, *guidance;
    guint number; /* its place in the list */
    const Kind *kind;
    const Group *group;       /* NULL: the first group */
    FactSet needs;            /* facts without which this situation makes no letter */
    gboolean listed;          /* in the menu; FALSE: reached from elsewhere, or by a file that names it */
    gboolean news_first;      /* the answer opens the letter, and the thanks (the kind's first stage) follow the reason (its third) */
    gboolean sparing;         /* its optional stages are left out of what is suggested; they can be chosen all the same */
    GPtrArray *own;           /* const Stage *: there only phrasings that name this situation suit; those for all do not */
    CatalogueMask assumes;    /* conditions that hold whatever the facts say; the other one of each pair does not */
    CatalogueMask channels;   /* the channels it occurs in; 0: all */
    const Situation *instead; /* proposed first, before a no is written; or NULL */
    const char *timing;       /* ids of the advice that takes the place of the usual one, or NULL: on when to answer, */
    const char *delivery;     /* on how to bring it, */
    const char *follow_up;    /* and on what comes after */
};

/* There are thousands: a phrasing stands in the pack (base/pack.h) and is read there. */
typedef struct {
    PackText own_id, own_text, stage_id; /* see below */
    PackText otherwise_id;               /* of the wording that stands in while its blank is empty; none: nothing is said */
    PackList kinds, situations;          /* guint16, their numbers; empty: all */
    guint32 stage;                       /* its number */
    CatalogueMask channels, registers, arrangements;
    CatalogueMask when; /* conditions (conditions.h), all of which must hold */
    FactSet facts;      /* the facts its placeholders name or derive from and cannot do without */
    guint32 claims;     /* boolean: not true of everybody there; offered, never suggested */
    guint32 order;      /* place in the file(s): earlier is better among equals */
    guint32 hash;       /* of the id */
    guint32 source;     /* the file it stands in */
    gint32 line;
} Phrasing;

static inline const char *phrasing_id(const Phrasing *phrasing) {
    return pack_text(&phrasing->own_id);
}

/* With {placeholders}. */
static inline const char *phrasing_text(const Phrasing *phrasing) {
    return pack_text(&phrasing->own_text);
}

static inline const char *phrasing_stage(const Phrasing *phrasing) {
    return pack_text(&phrasing->stage_id);
}

/* The wording of the same stage that stands in while the blank is empty; NULL: none is named. */
static inline const char *phrasing_otherwise(const Phrasing *phrasing) {
    return pack_text(&phrasing->otherwise_id);
}

/* Whether it names the kind or situation; one that names none is for all. */
gboolean phrasing_names(const PackList *numbers, guint number);

struct Stage {
    const char *id, *name, *title, *guidance, *skip; /* name: short, for the step list; skip: title of leaving it out */
    const char *label;                               /* of its line in a script to say aloud */
    guint number;                                    /* its place in the list */
    gboolean optional;
    GPtrArray *phrasings; /* const Phrasing *, file order, hidden ones left out */
    guint32 source;       /* where it is said first: the file, */
    int line;             /* and the line */
};

/* A further short text made from the same answers: a voicemail, what to answer to "may I ask
   why?". */
typedef struct {
    const char *id, *title, *guidance;
    GPtrArray *kinds;       /* const Kind * of the letters it goes with; empty: all */
    CatalogueMask channels; /* channels of the letters it goes with; 0: all */
    gboolean own_channel;   /* it is written in `channel` whatever the letter's is (a mail after a phone call) */
    ChannelId channel;
    GPtrArray *layout; /* as a channel's; stages of the letter or stages of its own */
} Companion;

/* Whether letters of this situation are written in this channel. */
gboolean situation_allows(const Situation *situation, ChannelId channel);
/* The channel its letter is written in when this one is wanted: another where that is not
   allowed. `situation` may be NULL. */
ChannelId situation_channel(const Situation *situation, ChannelId wanted);

/* Where a chat message may be sent, and how long it may be there. */
typedef struct {
    const char *id, *title;
    guint length; /* characters */
} Platform;

/* Things to tick before a letter is written, on a page of its own that nobody has to open ("is
   this offer real?"). */
typedef struct {
    const char *id, *text, *detail;
    GPtrArray *addresses; /* const char *: mail domains of the contact that point to it ("gmail.com") */
} ChecklistItem;

/* Where one may ask or report, by country. */
typedef struct {
    const char *id, *title, *text;
} Office;

typedef struct {
    const char *id, *title, *guidance;
    const char *menu;        /* how it stands in the menu of situations */
    const char *clear;       /* said when nothing is ticked, */
    const char *raised;      /* and when something is */
    const char *verify;      /* how to find out more; "": nothing to say */
    const Situation *answer; /* the answer proposed when something is ticked, or NULL */
    GPtrArray *items;        /* const ChecklistItem * */
    GPtrArray *offices;      /* const Office * */
} Checklist;

/* What could be put into the blank of a fact: short examples, and where they are meant. Empty
   lists and 0: everywhere. */
typedef struct {
    const char *id;
    FactId fact;
    GPtrArray *texts;           /* const char * */
    GPtrArray *situations;      /* const Situation * */
    GPtrArray *roles;           /* const char *, folded: words of the role */
    CatalogueMask arrangements; /* bits of ArrangementId */
} Examples;

/* Whether the contact's mail address (NULL: not known) points to it. */
gboolean checklist_item_concerns(const ChecklistItem *item, const char *address);

typedef struct Catalogue Catalogue;

/* The shipped files, catalogue.conf first: GPtrArray of char *, owned by the caller; NULL:
 * nowhere, and it was told. `folder`: as for catalogue_load. */
GPtrArray *catalogue_shipped_paths(const char *folder, Problems *problems);
/* The same of any folder with a catalogue.conf in it. */
GPtrArray *catalogue_folder_paths(const char *folder);
/* The one door to the wordings, for every face: those of `folder` (with the language folders;
 * NULL: the installed one, or $BOWOUT_DATADIR) and, when `own`, the person's catalogue.conf on
 * top. A restricted session reads nothing of a person's own. NULL only when the shipped file
 * cannot be used at all. A faulty own file is left out with its problems told. */
Catalogue *catalogue_load(const char *folder, gboolean own, Problems *problems);
/* Several files, the later ones on top of the earlier ones (NULL-terminated); for `bowout
 * catalogue check`. NULL when one of them cannot be read at all. */
Catalogue *catalogue_load_files(const char *const *paths, Problems *problems);
/* Whether the pack of `folder` has the catalogue as it stands in the files; FALSE: they are
 * read, and in `why` is the reason (the caller's; NULL: there is no pack). */
gboolean catalogue_pack_fresh(const char *folder, char **why);
/* What a pack keeps of it. Borrowed. */
const Pack *catalogue_pack(const Catalogue *catalogue);
/* Whether it says itself what a letter is made of; FALSE: it is meant to stand on top of another
   one. */
gboolean catalogue_stands_alone(const Catalogue *catalogue);
void catalogue_free(Catalogue *catalogue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Catalogue, catalogue_free)

/* How well a stage is served in one combination of situation, channel and register: the worst of
   all arrangements and conditions. */
typedef struct {
    const Situation *situation;
    const Stage *stage;
    ChannelId channel;
    RegisterId reg;
    gboolean chosen;           /* somebody chooses among them; FALSE: it stands only in a text that goes with the letter */
    guint fewest;              /* suitable wordings, those that ask for a fact counted */
    guint usable;              /* those that ask for none; 0: a hole */
    guint settings, lacking;   /* arrangements and conditions: all of them, and those that are holes; */
    ArrangementId arrangement; /* the first of these */
    CatalogueMask conditions;
} Coverage;

/* GArray of Coverage for all combinations that occur in a letter or in a text that goes with
 * one, situation by situation, stage by stage, in the catalogue's order. Owned by the caller. */
GArray *catalogue_coverage(const Catalogue *catalogue);
/* A problem for each hole, and for each advice that is missing. `coverages` may be NULL, then
   they are made. */
void catalogue_check_complete(const Catalogue *catalogue, const GArray *coverages, Problems *problems);
/* The fewest suitable wordings that the stage has in any combination. */
guint catalogue_fewest_wordings(const GArray *coverages, const Stage *stage);

const GPtrArray *catalogue_kinds(const Catalogue *catalogue);      /* const Kind * */
const GPtrArray *catalogue_groups(const Catalogue *catalogue);     /* const Group * */
const GPtrArray *catalogue_situations(const Catalogue *catalogue); /* const Situation * */
const GPtrArray *catalogue_stages(const Catalogue *catalogue);     /* const Stage *, also those without a step: greeting, sign-off,
                                                                       subject and those of companions */
const GPtrArray *catalogue_companions(const Catalogue *catalogue); /* const Companion * */

/* NULL when there is none of that id. */
const Kind *catalogue_kind(const Catalogue *catalogue, const char *id);
const Situation *catalogue_situation(const Catalogue *catalogue, const char *id);
const Stage *catalogue_stage(const Catalogue *catalogue, const char *id);
/* Greeting, sign-off or subject: every letter may have it, no step asks for it. */
gboolean stage_is_frame(const char *stage);
const GPtrArray *catalogue_platforms(const Catalogue *catalogue); /* const Platform *, the shortest first */
const Companion *catalogue_companion(const Catalogue *catalogue, const char *id);
/* Whether it goes with letters of this kind in this channel. */
gboolean companion_goes_with(const Companion *companion, const Kind *kind, ChannelId channel);
const GPtrArray *catalogue_checklists(const Catalogue *catalogue); /* const Checklist * */
const Checklist *catalogue_checklist(const Catalogue *catalogue, const char *id);
const GPtrArray *catalogue_examples(const Catalogue *catalogue); /* const Examples * */
const Phrasing *catalogue_phrasing(const Catalogue *catalogue, const char *stage, const char *id);
/* The path of a file it was made from. */
const char *catalogue_file(const Catalogue *catalogue, guint32 source);

const Channel *catalogue_channel(const Catalogue *catalogue, ChannelId id);
const Register *catalogue_register(const Catalogue *catalogue, RegisterId id);
const Arrangement *catalogue_arrangement(const Catalogue *catalogue, ArrangementId id);
/* Words after which role-phrase needs no "role": NULL-terminated. */
const char *const *catalogue_role_endings(const Catalogue *catalogue);
/* Words that name who does the work, "*" before an ending, "-" before one that does not:
   NULL-terminated. */
const char *const *catalogue_role_persons(const Catalogue *catalogue);
/* The text of an advice, with {age} and {left} still in it, or NULL. */
const char *catalogue_advice(const Catalogue *catalogue, const char *id);
/* The ids of all advice, by name: GPtrArray of const char *, owned by the caller. */
GPtrArray *catalogue_advice_ids(const Catalogue *catalogue);

/* ": did you mean …?" for a name typed where `field` ("channel", "situations", …) names
 * something of the catalogue, or "". "" too without a catalogue (NULL). The caller's. */
char *catalogue_hint(const Catalogue *catalogue, const char *field, const char *typed);

#endif
