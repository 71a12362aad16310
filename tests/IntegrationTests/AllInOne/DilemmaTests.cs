using System.Net;
using System.Text.Json;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>The moral-dilemma assignment by REST, with Integrity's library.</summary>
[Collection(SingleProcessGroup.Name)]
public class DilemmaTests(SingleProcess process)
{
    private const string Mine = "/api/portfolio/v1/me/dilemmas";

    private static readonly string[] s_inventory =
        ["situation", "moment", "question", "facts", "involved", "options"];

    private static readonly string[] s_weighing =
    [
        "argumentsFor", "argumentsAgainst", "choice", "objection", "damage", "feeling",
        "carefulness", "explainability", "steadfastness",
    ];

    [Fact]
    public async Task A_dilemma_of_the_library_is_copied_worked_out_and_kept_in_versions()
    {
        var student = await process.UserAsync("student11");
        var library = (await student.GetAsync("/api/integrity/v1/dilemmas"))["library"];
        var chosen = library.GetProperty("themes")[0].GetProperty("dilemmas")[0];
        var id = (await student.PostAsync(
            Mine, $$"""{"title":"Wel of niet kijken","libraryDilemmaId":"{{Text(chosen, "dilemmaId")}}"}"""))
            ["dilemmaId"].GetString()!;

        var work = (await student.GetAsync($"{Mine}/{id}")).Ok();
        Assert.Equal(
            (Text(chosen.GetProperty("text"), "nl"), 1),
            (Text(work.GetProperty("copied"), "text"), work.GetProperty("copied").GetProperty("version").GetInt32()));
        Assert.Equal(0, work.GetProperty("newestVersion").GetInt32());

        Assert.Equal(
            ["steps.facts dilemma-inventory-first", "steps.involved dilemma-inventory-first",
                "steps.options dilemma-inventory-first"],
            (await SaveAsync(student, id, 0, ["situation", "moment", "question", "choice"]))
                .Problem(HttpStatusCode.BadRequest).Select(it => it.Fault));
        (await SaveAsync(student, id, 0, s_inventory)).Ok();
        Assert.Equal(
            s_weighing.Select(step => $"steps.{step} dilemma-step-missing"),
            (await CompleteAsync(student, id, 1)).Problem(HttpStatusCode.BadRequest).Select(it => it.Fault));
        (await SaveAsync(student, id, 1, [.. s_inventory, .. s_weighing])).Ok();
        (await CompleteAsync(student, id, 2)).Ok();

        work = (await student.GetAsync($"{Mine}/{id}")).Ok();
        Assert.True(work.GetProperty("completed").GetBoolean());
        Assert.Equal("Bij choice, versie 2.", Text(work.GetProperty("steps"), "choice"));
        var first = (await student.GetAsync($"{Mine}/{id}?version=1")).Ok();
        Assert.Equal("", Text(first.GetProperty("steps"), "choice"));
        Assert.Equal("Bij facts, versie 1.", Text(first.GetProperty("steps"), "facts"));
        var listed = Assert.Single(
            await student.ListAsync(Mine, "dilemmas"), it => Text(it, "dilemmaId") == id);
        Assert.Equal("Wel of niet kijken", Text(listed, "title"));
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        var student = await process.UserAsync("student12");
        Assert.Equal(
            ["language language-unknown", "libraryDilemmaId id-invalid", "title text-missing"],
            (await student.PostAsync(Mine, """{"title":" ","libraryDilemmaId":"Geen Id","language":"fr"}"""))
                .Problem(HttpStatusCode.BadRequest).Select(it => it.Fault).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["libraryDilemmaId dilemma-unknown"],
            (await student.PostAsync(Mine, """{"title":"Iets","libraryDilemmaId":"bestaat-niet"}"""))
                .Problem(HttpStatusCode.BadRequest).Select(it => it.Fault));
        var id = (await student.PostAsync(Mine, """{"title":"Iets"}"""))["dilemmaId"].GetString()!;
        Assert.Equal(
            ["steps.facts text-too-long", "values value-unknown"],
            (await student.PostAsync(
                $"{Mine}/{id}/versions",
                $$"""{"seenVersion":0,"steps":{"facts":"{{new string('x', 2001)}}"},"values":["slim"]}"""))
                .Problem(HttpStatusCode.BadRequest).Select(it => it.Fault).Order(StringComparer.Ordinal));
        var other = await process.UserAsync("student13");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{Mine}/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SaveAsync(other, id, 0, ["facts"])).Status);
    }

    private static Task<RestAnswer> SaveAsync(RestUser student, string id, int seen, string[] steps)
    {
        var written = steps.ToDictionary(step => step, step => $"Bij {step}, versie {seen + 1}.");
        return student.PostAsync(
            $"{Mine}/{id}/versions",
            JsonSerializer.Serialize(new { seenVersion = seen, steps = written, values = (string[])["integrity"] }));
    }

    private static Task<RestAnswer> CompleteAsync(RestUser student, string id, int seen) =>
        student.PostAsync($"{Mine}/{id}/completion", $$"""{"seenVersion":{{seen}}}""");

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;
}
