using CsCheck;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Journal;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Consultations;

public class LedgerVerificationTests
{
    // Looks at a few students, with the keeper coming by now and then and at the end.
    private static readonly Gen<Ledgers> s_ledgers = Gen.Int[0, 4].Array[1, 40].Select(steps =>
    {
        var ledgers = steps.Aggregate(
            new Ledgers().Look("student1"), (it, step) => step == 0 ? it.Anchor() : it.Look($"student{step}"));
        return ledgers.Anchor();
    });

    [Fact]
    public Task Ledgers_as_they_were_written_verify() =>
        s_ledgers.SampleAsync(async ledgers =>
        {
            var report = await ledgers.VerifyAsync(ledgers.Head);
            Assert.Empty(report.Findings);
            Assert.True(report.MetAnchor);
        });

    [Fact]
    public Task An_altered_line_is_named() => Gen.Select(s_ledgers, Gen.Int[0, 1000], Gen.Int[0, 4]).SampleAsync(
        async (ledgers, which, how) =>
        {
            var row = Line(ledgers, which);
            ledgers.Change(row, it => how switch
            {
                0 => it with { Events = it.Events.Replace("teacher01", "teacher02", StringComparison.Ordinal) },
                1 => it with { Actor = "teacher02" },
                2 => it with { Events = it.Events.Replace("progress", "pogress", StringComparison.Ordinal) },
                3 => it with { Events = it.Events.Replace("shown", "refused", StringComparison.Ordinal) },
                _ => it with { Events = "[]" },
            });
            Assert.Equal([Finding(row, LedgerFault.Altered)], await ledgers.FindingsAsync());
        });

    [Fact]
    public Task A_line_that_was_written_anew_with_its_hash_is_named() =>
        Gen.Select(s_ledgers, Gen.Int[0, 1000]).SampleAsync(async (ledgers, which) =>
        {
            var row = Line(ledgers, which);
            var written = (LineWritten)DossierGrain.Catalog.Read(row.Events).Single();
            var line = written.Line with { Shown = "nothing" };
            var forged = written with { Line = line, Hash = LineHash.Of(DossierOf(row), line, written.Before) };
            ledgers.Change(row, it => it with { Events = DossierGrain.Catalog.Write([forged]) });
            Assert.Equal([Finding(row, LedgerFault.Altered)], await ledgers.FindingsAsync());
        });

    [Fact]
    public Task A_line_that_is_gone_is_named() => Gen.Select(s_ledgers, Gen.Int[0, 1000]).SampleAsync(
        async (ledgers, which) =>
        {
            var row = Line(ledgers, which);
            var isLast = ledgers.Rows.FindLast(it => it.Stream == row.Stream) == row;
            ledgers.Rows.Remove(row);
            Assert.Equal(
                [Finding(row, isLast ? LedgerFault.CutOff : LedgerFault.Missing)], await ledgers.FindingsAsync());
        });

    [Fact]
    public async Task A_ledger_that_is_gone_whole_is_named()
    {
        var ledgers = new Ledgers().Look("student1").Look("student2").Anchor();
        ledgers.Rows.RemoveAll(row => row.Stream.EndsWith("student1", StringComparison.Ordinal));
        Assert.Equal(
            [new LedgerFinding("portfolio.student1", 1, LedgerFault.CutOff)], await ledgers.FindingsAsync());
    }

    [Fact]
    public async Task All_cut_off_behind_an_anchor_is_seen_by_who_kept_a_later_hash()
    {
        var ledgers = new Ledgers().Look("student1").Anchor().Look("student1").Anchor();
        var head = ledgers.Head;
        Assert.True((await ledgers.VerifyAsync(head)).MetAnchor);
        ledgers.Rows.RemoveRange(2, 2);
        Assert.Empty(await ledgers.FindingsAsync());
        Assert.False((await ledgers.VerifyAsync(head)).MetAnchor);
    }

    [Fact]
    public async Task An_altered_anchor_is_named()
    {
        var ledgers = new Ledgers().Look("student1").Anchor().Look("student2").Anchor();
        ledgers.Change(ledgers.Rows[1], it => it with
        {
            Events = it.Events.Replace("\"through\":1", "\"through\":7", StringComparison.Ordinal),
        });
        Assert.Equal([new LedgerFinding("anchors", 1, LedgerFault.Altered)], await ledgers.FindingsAsync());
    }

    private static JournalEntry Line(Ledgers ledgers, int which)
    {
        var lines = ledgers.Rows.FindAll(row => row.Stream.StartsWith("dossier/", StringComparison.Ordinal));
        return lines[which % lines.Count];
    }

    private static string DossierOf(JournalEntry row) => row.Stream["dossier/".Length..];

    private static LedgerFinding Finding(JournalEntry row, LedgerFault fault) =>
        new(DossierOf(row), row.Sequence, fault);
}
