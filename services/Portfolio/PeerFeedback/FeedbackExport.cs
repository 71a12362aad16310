using System.Text.Json;
using VikLearning.ServiceDefaults.Exports;

namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>Where peer feedback keeps what is a person's.</summary>
internal static class FeedbackExport
{
    private const int RoundsAtOnce = 50;

    /// <summary>
    /// The person's shelf and what mentions them in the rounds that are on it. What its giver took back is not shown to
    /// who would have received it.
    /// </summary>
    public static async Task<IReadOnlyList<ExportedStream>> StreamsAsync(IGrainFactory grains, string person)
    {
        var streams = new List<ExportedStream> { new(FeedbackShelfGrain.Definition.StreamOf(person)) };
        int? before = null;
        do
        {
            var page = await grains.GetGrain<IFeedbackShelfGrain>(person).List(before, RoundsAtOnce);
            foreach (var roundId in page.RoundIds)
            {
                var round = await grains.GetGrain<IFeedbackRoundGrain>(roundId).Get();
                var standing = round?.Turns.Where(turn => turn.Words is not null)
                    .Select(turn => turn.Words!.BehaviourId).ToHashSet() ?? [];
                streams.Add(new(
                    FeedbackRoundGrain.Definition.StreamOf(roundId), happened => Takes(happened, person, standing)));
            }

            before = page.Next;
        }
        while (before is not null);

        return streams;
    }

    private static bool Takes(JsonElement happened, string person, HashSet<Guid> standing)
    {
        var data = happened.GetProperty("data");
        return Mentions(data, person)
            && (!data.TryGetProperty("words", out var words)
                || data.GetProperty("pair").GetProperty("giverId").ValueEquals(person)
                || standing.Contains(words.GetProperty("behaviourId").GetGuid()));
    }

    private static bool Mentions(JsonElement element, string person) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(member => Mentions(member.Value, person)),
        JsonValueKind.String => element.ValueEquals(person),
        _ => false,
    };
}
