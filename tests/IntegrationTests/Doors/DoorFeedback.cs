using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// Feedback between the student and the mate: one round of what is still to come and what came, one to change, one that
/// is shared. The second is left for who opens it.
/// </summary>
internal sealed class DoorFeedback(
    GrpcChannel gateway, Func<string, string, CallOptions> by, Func<Func<Task>, Task> until)
{
    private static readonly string s_text = DoorWorld.Mark("feedback", "mate");
    private readonly PeerFeedbackService.PeerFeedbackServiceClient _feedback = new(gateway);

    public async Task MakeAsync()
    {
        foreach (var number in (int[])[1, 3, 4])
        {
            await until(async () => await _feedback.OpenFeedbackRoundAsync(
                new()
                {
                    RoundId = Round(number),
                    PresentIds = { "student", "mate" },
                    ClosesOn = AcademyTime.Iso(AcademyTime.Today(TimeProvider.System).AddDays(7)),
                },
                by("teacher", "teacher")));
        }

        await GiveAsync(1, "mate", "student");
        await GiveAsync(3, "student", "mate");
        await GiveAsync(4, "student", "mate");
        await ReadAsync(1, "mate", "student");
        await ReadAsync(4, "student", "mate");
        await _feedback.ChooseFeedbackUseAsync(
            new() { RoundId = Round(4), GiverId = "student", Shared = true }, by("mate", "student"));
        await _feedback.MarkFeedbackAbsenceAsync(
            new() { RoundId = Round(3), StudentId = "mate" }, by("teacher", "teacher"));
    }

    private async Task GiveAsync(int number, string giver, string receiver) => await _feedback.GiveFeedbackAsync(
        new()
        {
            RoundId = Round(number),
            ReceiverId = receiver,
            Behaviour = s_text,
            Feeling = s_text,
            Consequence = s_text,
            Wish = s_text,
        },
        by(giver, "student"));

    private async Task ReadAsync(int number, string giver, string receiver) => await _feedback.ReadFeedbackAsync(
        new() { RoundId = Round(number), GiverId = giver }, by(receiver, "student"));

    private static string Round(int number) => $"noord-1.team-a.{number}";
}
