using System.Net;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>Feedback both ways between two students by REST; some is taken back and written anew.</summary>
internal static class FeedbackLife
{
    /// <summary>What the receiver got, and has.</summary>
    public const string Received = "Je bleef rustig toen het druk werd.";

    /// <summary>What the receiver gave: under the key of the other.</summary>
    public const string Given = "Je vroeg door tot ik het begreep.";

    /// <summary>What the receiver gave and took back before it was read.</summary>
    public const string TakenBack = "Je was te laat.";

    private const string Round = "demo-cohort.team-01.1";
    private const string Mine = $"/api/portfolio/v1/me/feedback/{Round}";

    /// <summary>Lives it.</summary>
    public static async Task LiveAsync(
        RestUser teacher, (RestUser User, string Id) giver, (RestUser User, string Id) receiver)
    {
        var last = AcademyTime.Iso(AcademyTime.Today(TimeProvider.System).AddDays(7));
        (await teacher.PostAsync(
            $"/api/portfolio/v1/feedback-rounds/{Round}",
            $$"""{"presentIds":["{{giver.Id}}","{{receiver.Id}}"],"closesOn":"{{last}}"}""")).Ok();
        (await giver.User.PostAsync($"{Mine}/given/{receiver.Id}", Words(Received))).Ok();
        (await receiver.User.PostAsync($"{Mine}/given/{giver.Id}", Words(TakenBack))).Ok();
        (await receiver.User.PostAsync($"{Mine}/given/{giver.Id}/withdrawal", "{}")).Ok();
        (await receiver.User.PostAsync($"{Mine}/given/{giver.Id}", Words(Given))).Ok();

        // Unread it shows nothing; a mate's text is never the teacher's unless the receiver shares it.
        Assert.Equal(
            "feedback-unread",
            Assert.Single((await receiver.User.GetAsync($"{Mine}/received/{giver.Id}"))
                .Problem(HttpStatusCode.BadRequest)).Fault);
        (await receiver.User.PostAsync($"{Mine}/received/{giver.Id}/reading", "{}")).Ok();
        Assert.Equal(
            Received,
            (await receiver.User.GetAsync($"{Mine}/received/{giver.Id}"))["words"]
                .GetProperty("behaviour").GetString());
        (await receiver.User.PostAsync($"{Mine}/received/{giver.Id}/answer", """{"answer":"Dank je wel."}""")).Ok();
        var shared = $"/api/portfolio/v1/feedback-rounds/{Round}/shared/{receiver.Id}/{giver.Id}";
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.ConsultAsync(shared)).Status);
        (await receiver.User.PostAsync(
            $"{Mine}/received/{giver.Id}/use", """{"shared":true,"forExam":false}""")).Ok();
        Assert.Equal(
            "Dank je wel.", (await teacher.ConsultAsync(shared))["words"].GetProperty("answer").GetString());
        Assert.Equal(
            "Dank je wel.",
            (await giver.User.ConsultAsync($"{Mine}/given/{receiver.Id}", "team-feedback"))["words"]
                .GetProperty("answer").GetString());
        Assert.DoesNotContain(
            Received,
            (await teacher.ConsultAsync($"/api/portfolio/v1/feedback-rounds/{Round}")).Text,
            StringComparison.Ordinal);
    }

    private static string Words(string behaviour) =>
        $$"""{"behaviour":"{{behaviour}}","feeling":"Prettig.","consequence":"Ik leerde.","wish":"Ga door."}""";
}
