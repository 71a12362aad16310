using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Scoring;
using VikLearning.Exams.Seals;
using VikLearning.Exams.Submissions;
using VikLearning.Portfolio;
using VikLearning.Portfolio.Dilemmas;
using VikLearning.Portfolio.FeedbackAssignments;
using VikLearning.Portfolio.PeerFeedback;
using VikLearning.Portfolio.Sessions;
using VikLearning.Portfolio.Workbook;
using VikLearning.Roster.Cohorts;
using VikLearning.Roster.DataSubjects;
using VikLearning.Roster.Imports;
using VikLearning.Roster.Locations;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Documents;
using VikLearning.ServiceDefaults.Erasures;
using Xunit;

namespace VikLearning.UnitTests.Architecture;

/// <summary>
/// The rows that earlier builds wrote, one of every event and version. A change that no longer reads them, or that
/// writes the present version otherwise, breaks every academy's past.
/// </summary>
public class GoldenEventTests
{
    private static readonly Dictionary<string, EventCatalog> s_catalogs = new()
    {
        ["dossier"] = DossierGrain.Catalog,
        ["erasure"] = ErasureGrain.Catalog,
        ["exams-examination"] = ExaminationGrain.Definition.Events,
        ["exams-examiner-plan"] = ExaminerPlanGrain.Definition.Events,
        ["exams-examiner-register"] = ExaminerRegisterGrain.Definition.Events,
        ["exams-scoring"] = ScoringGrain.Definition.Events,
        ["exams-signing-keys"] = SigningKeysGrain.Definition.Events,
        ["exams-submission"] = SubmissionGrain.Definition.Events,
        ["ledger-keeper"] = LedgerKeeperGrain.Catalog,
        ["portfolio-calendar-address"] = CalendarAddressGrain.Definition.Events,
        ["portfolio-calendar-holder"] = CalendarHolderGrain.Definition.Events,
        ["portfolio-dilemmas"] = DilemmaGrain.Definition.Events,
        ["portfolio-document-shelf"] = DocumentShelfGrain.DefinitionOf("portfolio").Events,
        ["portfolio-feedback-assignment"] = AssignmentGrain.Definition.Events,
        ["portfolio-feedback-round"] = FeedbackRoundGrain.Definition.Events,
        ["portfolio-feedback-shelf"] = FeedbackShelfGrain.Definition.Events,
        ["portfolio-sessions"] = TeamCalendarGrain.Definition.Events,
        ["portfolio-student"] = StudentState.Definition.Events,
        ["portfolio-workbook"] = WorkbookGrain.Definition.Events,
        ["roster-certificate-register"] = CertificateRegisterGrain.Definition.Events,
        ["roster-cohort"] = CohortGrain.Definition.Events,
        ["roster-document-shelf"] = DocumentShelfGrain.DefinitionOf("roster").Events,
        ["roster-imports"] = ImportsGrain.Definition.Events,
        ["roster-location"] = LocationGrain.Definition.Events,
        ["roster-person"] = PersonGrain.Definition.Events,
        ["roster-retention"] = RetentionGrain.Definition.Events,
    };

    public static TheoryData<string> Files => [.. s_catalogs.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_kept_row_is_read_and_written_again_as_it_was(string file)
    {
        var golden = Tree.Read($"tests/UnitTests/Architecture/{file}.events.json");
        var read = s_catalogs[file].Read(golden);

        var written = s_catalogs[file].Write([.. read]);
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(golden), JsonNode.Parse(written)), $"Written now: {written}");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_event_has_a_golden_row(string file)
    {
        var kept = JsonNode.Parse(Tree.Read($"tests/UnitTests/Architecture/{file}.events.json"))!.AsArray()
            .Select(row => (row!["type"]!.GetValue<string>(), row["v"]!.GetValue<int>()))
            .ToHashSet();

        Assert.All(s_catalogs[file].Entries, entry =>
        {
            foreach (var version in Enumerable.Range(1, entry.Version))
            {
                Assert.Contains((entry.Name, version), kept);
            }
        });
    }

    [Fact]
    public void An_earlier_version_is_brought_to_the_present_one()
    {
        var catalog = new EventCatalog()
            .Add<Renamed>("thing-done", version: 2)
            .Upcast("thing-done", 1, data => new JsonObject { ["minutes"] = data["hours"]!.GetValue<int>() * 60 });

        var read = catalog.Read("""[{"type":"thing-done","v":1,"data":{"hours":2}}]""");

        Assert.Equal([new Renamed(120)], read);
    }

    [Theory]
    [InlineData("""[{"type":"nothing-known","v":1,"data":{}}]""")]
    [InlineData("""[{"type":"chief-appointed","v":2,"data":{}}]""")]
    public void What_a_newer_build_wrote_is_not_guessed_at(string row) =>
        Assert.Throws<InvalidOperationException>(() => LocationGrain.Definition.Events.Read(row));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("[1]")]
    [InlineData("[] []")]
    [InlineData("""[{"type":"chief-appointed","v":1,"data":null}]""")]
    [InlineData("""[{"type":"chief-appointed","v":1.5,"data":{}}]""")]
    [InlineData("""[{"v":1,"type":"chief-appointed","data":{}}]""")]
    [InlineData("""[{"type":"chief-appointed","v":1,"data":{"chiefId":"a"},"more":1}]""")]
    [InlineData("""[{"type":"chief-appointed","v":1,"data":{"chiefId":"a"}}""")]
    public void What_is_not_as_it_is_written_is_refused(string row) =>
        Assert.ThrowsAny<JsonException>(() => LocationGrain.Definition.Events.Read(row));

    [Fact]
    public void An_event_without_a_name_is_never_written() =>
        Assert.Throws<InvalidOperationException>(
            () => new EventCatalog().Write(ImmutableArray.Create<object>(new Renamed(1))));

    internal sealed record Renamed(int Minutes);
}
