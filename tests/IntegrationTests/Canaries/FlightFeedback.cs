using Google.Protobuf.Reflection;
using Grpc.Core;
using VikLearning.AllInOne;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>Rounds of feedback between the student and a mate, one for each text that can be written once.</summary>
internal sealed class FlightFeedback(CanarySuite suite)
{
    private static readonly string[] s_texts =
    [
        "GiveFeedback grpc", "GiveFeedback rest", "AnswerFeedback grpc", "AnswerFeedback rest",
    ];

    private static readonly string s_mate =
        DemoAccount.All(1).Single(account => account.Name == "student01").Subject;

    private readonly PeerFeedbackService.PeerFeedbackServiceClient _feedback = new(suite.Invoker);
    private string _round = "demo-cohort.team-01.1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Whether a method is about a round.</summary>
    public static bool IsOf(MethodDescriptor method) => method.Service.Name == nameof(PeerFeedbackService);

    /// <summary>The fields that say what it is about.</summary>
    public IEnumerable<KeyValuePair<string, object>> Values() =>
    [
        new("round_id", _round), new("giver_id", s_mate), new("receiver_id", s_mate),
        new("team_ref", "demo-cohort.team-01"), new("present_ids", CanarySuite.StudentId),
    ];

    /// <summary>Has a round of its own for a text by a door.</summary>
    public async Task BeReadyAsync(MethodDescriptor method, string door)
    {
        var number = Array.IndexOf(s_texts, $"{method.Name} {door}") + 1;
        if (number == 0)
        {
            return;
        }

        _round = $"demo-cohort.team-01.{number}";
        await OpenAsync();
        if (method.Name == "AnswerFeedback")
        {
            await _feedback.GiveFeedbackAsync(
                new()
                {
                    RoundId = _round,
                    ReceiverId = CanarySuite.StudentId,
                    Behaviour = suite.Canaries.Next("the behaviour of who is answered"),
                    Feeling = "Prettig.",
                    Consequence = "Ik kom weer.",
                    Wish = "Ga zo door.",
                },
                await suite.OptionsAsync("student01"));
            await _feedback.ReadFeedbackAsync(
                new() { RoundId = _round, GiverId = s_mate }, await suite.OptionsAsync(CanarySuite.Student));
        }
    }

    private async Task OpenAsync()
    {
        await Heard.ByNowAsync(
            async () => await _feedback.OpenFeedbackRoundAsync(
                new()
                {
                    RoundId = _round,
                    PresentIds = { CanarySuite.StudentId, s_mate },
                    ClosesOn = AcademyTime.Iso(AcademyTime.Today(TimeProvider.System).AddDays(7)),
                },
                await suite.OptionsAsync("teacher01")),
            Stop, StatusCode.NotFound, StatusCode.Unavailable, StatusCode.FailedPrecondition);
    }
}
