/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which stages a sentence belongs to: those of its cues, or of its hints, or the one that
   carries on what came before. */
#include "config.h"

#include "check-private.h"

/* A cue that an exception overlaps does not count. */
static gboolean cue_spoilt(const Checker *checker, const Match *cue) {
    const Matcher *matcher = &checker->rules->matcher;
    guint start = matcher_start(matcher, cue->pattern, &checker->row, cue->end);
    for (guint i = 0; i < checker->matches.count; i++) {
        const Match *other = &checker->matches.items[i];
        if (other->tag != TAG(ROLE_STAGE_UNLESS, TAG_OWNER(cue->tag)) || other->end < start) continue;
        if (matcher_start(matcher, other->pattern, &checker->row, other->end) <= cue->end) return TRUE;
    }
    return FALSE;
}

static gboolean stage_may_stand_here(const Checker *checker, const ToneStage *stage) {
    switch (stage->place) {
    case PLACE_START: return checker->sentence == 0;
    case PLACE_END: return checker->sense.short_line || checker->sense.signature;
    default: return TRUE;
    }
}

static guint highest(const Rules *rules, StageMask mask) {
    guint best = STAGE_OTHER;
    for (; mask != 0; mask &= mask - 1) {
        guint stage = (guint)__builtin_ctz(mask);
        if (stage >= rules->stage_count) continue;
        if (best == STAGE_OTHER || STAGE_AT(rules, stage)->priority > STAGE_AT(rules, best)->priority) best = stage;
    }
    return best;
}

static guint follower(const Checker *checker) {
    for (guint i = 0; i < checker->rules->stage_count; i++)
        if ((checker->kind_stages & STAGE_BIT(i)) != 0 && (STAGE_AT(checker->rules, i)->follows & STAGE_BIT(checker->before_main)) != 0)
            return i;
    return STAGE_OTHER;
}

void checker_find_stages(Checker *checker) {
    Sense *sense = &checker->sense;
    StageMask cues = 0, hints = 0, spoilers = 0;
    for (guint i = 0; i < checker->matches.count; i++) {
        const Match *match = &checker->matches.items[i];
        Role role = TAG_ROLE(match->tag);
        StageMask bit = STAGE_BIT(TAG_OWNER(match->tag) & 31u);
        if (role == ROLE_CUE)
            cues |= bit;
        else if (role == ROLE_HINT)
            hints |= bit;
        else if (role == ROLE_STAGE_UNLESS)
            spoilers |= bit;
    }
    if ((cues & spoilers) != 0) {
        StageMask kept = cues & ~spoilers;
        for (guint i = 0; i < checker->matches.count; i++) {
            const Match *match = &checker->matches.items[i];
            StageMask bit = STAGE_BIT(TAG_OWNER(match->tag) & 31u);
            if (TAG_ROLE(match->tag) == ROLE_CUE && (bit & spoilers & ~kept) != 0 && !cue_spoilt(checker, match)) kept |= bit;
        }
        cues = kept;
    }
    cues &= checker->kind_stages;
    hints &= checker->kind_stages & ~spoilers;
    for (StageMask rest = cues | hints; rest != 0; rest &= rest - 1) {
        guint stage = (guint)__builtin_ctz(rest);
        if (stage_may_stand_here(checker, STAGE_AT(checker->rules, stage))) continue;
        cues &= ~STAGE_BIT(stage);
        hints &= ~STAGE_BIT(stage);
    }
    sense->said = cues != 0 ? cues : hints;
    sense->main = highest(checker->rules, sense->said);
    for (StageMask rest = sense->said; rest != 0; rest &= rest - 1) /* a line that stands where only sign-offs do */
        if (STAGE_AT(checker->rules, (guint)__builtin_ctz(rest))->place == PLACE_END) sense->main = (guint)__builtin_ctz(rest);
    if (sense->origin >= 0) {
        sense->main = (guint)sense->origin;
        if (!sense->own) sense->said |= STAGE_BIT(sense->main);
    } else if (sense->main == STAGE_OTHER && !sense->signature && !sense->short_line) {
        sense->main = follower(checker);
    }
    sense->stages = sense->said | STAGE_BIT(sense->main);
}
