/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The largest flow from beginning to end, by Ford and Fulkerson's way: each position is a pipe
 * between two ends that lets through its weight, and the pipes that hold the flow back are the
 * cut. The first way without a weight lets through so much that there is none. */
#include "config.h"

#include "cut.h"

#include <string.h>

#define ENDS_MOST (2 * CUT_POSITIONS_MOST + 2)
#define END_IN(position) (2 * (position))
#define END_OUT(position) (2 * (position) + 1)

typedef struct {
    guint ends, source, sink;
    guint32 room[ENDS_MOST][ENDS_MOST]; /* how much more may flow from one end to the other */
    guint from[ENDS_MOST];              /* on the way that was found: where it comes from */
    gboolean reached[ENDS_MOST];
} Pipes;

static void lay_pipes(Pipes *pipes, const CutGraph *graph) {
    pipes->source = END_IN(graph->positions);
    pipes->sink = END_OUT(graph->positions);
    pipes->ends = pipes->sink + 1;
    for (guint end = 0; end < pipes->ends; end++) memset(pipes->room[end], 0, pipes->ends * sizeof pipes->room[end][0]);
    for (guint i = 0; i < graph->positions; i++) {
        pipes->room[END_IN(i)][END_OUT(i)] = graph->weights[i];
        if ((graph->first >> i & 1u) != 0) pipes->room[pipes->source][END_IN(i)] = CUT_NEVER;
        if ((graph->last >> i & 1u) != 0) pipes->room[END_OUT(i)][pipes->sink] = CUT_NEVER;
        for (guint64 after = graph->after[i]; after != 0; after &= after - 1)
            pipes->room[END_OUT(i)][END_IN((guint)__builtin_ctzll(after))] = CUT_NEVER;
    }
}

/* The shortest way on which more may flow; FALSE when there is none. */
static gboolean find_way(Pipes *pipes) {
    guint queue[ENDS_MOST], taken = 0, put = 0;
    memset(pipes->reached, 0, sizeof pipes->reached);
    queue[put++] = pipes->source;
    pipes->reached[pipes->source] = TRUE;
    while (taken < put && !pipes->reached[pipes->sink]) {
        guint end = queue[taken++];
        for (guint next = 0; next < pipes->ends; next++) {
            if (pipes->room[end][next] == 0 || pipes->reached[next]) continue;
            pipes->reached[next] = TRUE;
            pipes->from[next] = end;
            queue[put++] = next;
        }
    }
    return pipes->reached[pipes->sink];
}

static guint32 let_flow(Pipes *pipes) {
    guint32 most = CUT_NEVER;
    for (guint end = pipes->sink; end != pipes->source; end = pipes->from[end]) most = MIN(most, pipes->room[pipes->from[end]][end]);
    for (guint end = pipes->sink; end != pipes->source; end = pipes->from[end]) {
        pipes->room[pipes->from[end]][end] -= most;
        pipes->room[end][pipes->from[end]] += most;
    }
    return most;
}

guint64 cut_lightest(const CutGraph *graph) {
    Pipes pipes;
    guint64 cut = 0;
    lay_pipes(&pipes, graph);
    for (guint32 flow = 0; find_way(&pipes);) {
        flow += let_flow(&pipes);
        if (flow >= CUT_NEVER) return 0;
    }
    for (guint i = 0; i < graph->positions; i++)
        if (pipes.reached[END_IN(i)] && !pipes.reached[END_OUT(i)]) cut |= G_GUINT64_CONSTANT(1) << i;
    return cut;
}
