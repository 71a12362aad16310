using VikLearning.Roster.Imports;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Roster.Imports;

public class RosterImportsTests
{
    [Fact]
    public void An_import_is_one_event_and_its_parts_are_taken_in_in_order()
    {
        var imported = After(RosterImports.None, Import(parts: 2));
        var id = imported.Imports[0].Imported.ImportId;

        Assert.False(imported.Imports[0].IsDone);
        Assert.NotEmpty(RosterImports.Decide(imported, new RecordPart(id, 1, 10, 0)).Refusals);
        var first = After(imported, RosterImports.Decide(imported, new RecordPart(id, 0, 200, 1)));
        Assert.NotEmpty(RosterImports.Decide(first, new RecordPart(id, 0, 200, 1)).Refusals);
        var second = After(first, RosterImports.Decide(first, new RecordPart(id, 1, 10, 0)));
        Assert.True(second.Imports[0].IsDone);
        Assert.Equal((210, 1), (second.Imports[0].StudentsTakenIn, second.Imports[0].Skipped));
    }

    [Fact]
    public void With_a_fault_nothing_is_imported()
    {
        var decision = RosterImports.Decide(RosterImports.None, Import(parts: 0) with { FaultCount = 3 });

        Assert.Equal("import-has-faults", Assert.Single(decision.Refusals).Code);
        Assert.Empty(decision.Events);
    }

    [Fact]
    public void What_changes_nothing_is_no_event()
    {
        var decision = RosterImports.Decide(RosterImports.None, Import(parts: 0));

        Assert.Equal(new ImportAnswer(null), decision.Answer);
        Assert.Empty(decision.Events);
    }

    [Fact]
    public void So_many_at_once_and_no_more()
    {
        var imports = Enumerable.Range(0, RosterImports.MostUnderWay)
            .Aggregate(RosterImports.None, (it, _) => After(it, Import(parts: 1)));

        Assert.Equal("imports-under-way", Assert.Single(RosterImports.Decide(imports, Import(parts: 1)).Refusals).Code);
    }

    [Fact]
    public void The_last_ones_are_remembered()
    {
        var imports = RosterImports.None;
        for (var number = 0; number < RosterImports.MostRemembered + 5; number++)
        {
            imports = After(imports, Import(parts: 1));
            var id = imports.Imports[^1].Imported.ImportId;
            imports = After(imports, RosterImports.Decide(imports, new RecordPart(id, 0, 1, 0)));
        }

        Assert.Equal(RosterImports.MostRemembered, imports.Imports.Count);
    }

    private static ImportRoster Import(int parts) => new(
        Guid.NewGuid(), [.. Enumerable.Range(0, parts).Select(_ => Guid.NewGuid())], 10, null, 0, "admin", default);

    private static RosterImports After(RosterImports imports, ImportRoster command) =>
        After(imports, RosterImports.Decide(imports, command));

    private static RosterImports After(RosterImports imports, Decision decision)
    {
        Assert.Empty(decision.Refusals);
        return decision.Events.Aggregate(imports, RosterImports.Evolve);
    }
}
