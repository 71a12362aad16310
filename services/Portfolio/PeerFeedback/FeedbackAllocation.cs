using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>
/// Who gives feedback to whom: never oneself, everyone as often as another, a pair of earlier rounds only when there is
/// no other way, and then rather not each other. The same members, pairs and seed always come to the same.
/// </summary>
/// <remarks>
/// What each should give and receive is a flow of the least cost, so an earlier pair never recurs that need not. That
/// two give each other is no cost of one gift alone: it is mended afterwards, where that brings no earlier pair back.
/// </remarks>
public static class FeedbackAllocation
{
    /// <summary>How many gifts each usually gives and receives.</summary>
    public const int UsualGifts = 2;

    /// <summary>The most gifts each can be asked.</summary>
    public const int MostGifts = 3;

    /// <summary>The most members a round can have.</summary>
    public const int MostMembers = 30;

    /// <summary>The pairs that are to be added so that everyone gives and receives what they should.</summary>
    /// <param name="members">Who is present; of one of them alone nothing is asked.</param>
    /// <param name="standing">The pairs of this round that stay as they are.</param>
    /// <param name="earlier">The pairs of earlier rounds, each as often as it was.</param>
    /// <param name="gifts">How many gifts each gives and receives, where there are as many mates.</param>
    /// <param name="seed">Makes one round another than the next.</param>
    public static ImmutableArray<FeedbackPair> Fill(
        IEnumerable<string> members, IEnumerable<FeedbackPair> standing, IEnumerable<FeedbackPair> earlier, int gifts,
        string seed)
    {
        ArgumentNullException.ThrowIfNull(members);
        string[] order = [.. members.Distinct().OrderBy(member => Draw(seed, member), StringComparer.Ordinal)];
        var places = order.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var table = new FeedbackTable(order.Length, Math.Min(gifts, order.Length - 1));
        foreach (var pair in standing)
        {
            Place(pair, table.Stand);
        }

        foreach (var pair in earlier)
        {
            Place(pair, table.Recall);
        }

        return
        [
            .. table.Fill().Select(pair => new FeedbackPair(order[pair.Giver], order[pair.Receiver]))
                .OrderBy(pair => pair.GiverId, StringComparer.Ordinal)
                .ThenBy(pair => pair.ReceiverId, StringComparer.Ordinal),
        ];

        // A pair with somebody who is not here now binds the other only.
        void Place(FeedbackPair pair, Action<int, int> place) => place(
            places.GetValueOrDefault(pair.GiverId, -1), places.GetValueOrDefault(pair.ReceiverId, -1));
    }

    private static string Draw(string seed, string member) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{member}")));
}
