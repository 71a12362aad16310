using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Grpc.Core;
using VikLearning.Exams.Seals;
using VikLearning.Exams.Submissions;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Files;

namespace VikLearning.Exams.Evidence;

/// <summary>
/// Copies what a student chose out of their portfolio and seals it. What it wrote is loose until the submission refers
/// to it.
/// </summary>
internal sealed class EvidenceCopier(
    PortfolioReader portfolio,
    [FromKeyedServices(ExamsModule.Service)] FileVault files,
    IGrainFactory grains,
    TimeProvider time)
{
    /// <summary>Copies and seals.</summary>
    /// <exception cref="RefusedException">Something that was chosen is not there; each is named.</exception>
    public async Task<SubmissionSeal> CopyAsync(
        SealSubject subject, IReadOnlyList<ChosenEvidence> chosen, ServerCallContext context)
    {
        var scope = SubmissionGrain.ScopeOf(subject.SubmissionId.ToString("N"));
        var copy = new EvidenceCopy();
        var (hours, percent) = await portfolio.ReadHoursAsync(context);
        copy.Add("hours", "", 0, hours);
        var read = await ReadAsync(chosen, context);
        var numbers = read.ToDictionary(
            one => one.Entry,
            one => new List<int>
            {
                copy.Add(
                    EvidenceCopy.KindOf(one.Entry.Kind), SourceOf(one.Entry), one.Entry.Version, one.Read.Content),
            });
        try
        {
            foreach (var (entry, its) in read)
            {
                foreach (var file in its.Files)
                {
                    numbers[entry].Add(await CopyAsync(file, copy, scope, context));
                }
            }

            return await SealAsync(subject with { Criteria = CriteriaOf(chosen, numbers) }, copy, percent, scope);
        }
        catch
        {
            await DropAsync(scope, copy.Files);
            throw;
        }
    }

    /// <summary>Takes what was copied away again.</summary>
    public async Task DropAsync(string scope, IEnumerable<Guid> copied)
    {
        foreach (var file in copied)
        {
            await files.DeleteAsync(file, scope, CancellationToken.None);
        }
    }

    private static string SourceOf(PortfolioEntry entry) =>
        entry.GiverId.Length > 0 ? $"{entry.EntryId}/{entry.GiverId}" : entry.EntryId;

    private static ImmutableArray<SealedCriterion> CriteriaOf(
        IReadOnlyList<ChosenEvidence> chosen, Dictionary<PortfolioEntry, List<int>> numbers) =>
    [
        .. chosen.Select(one => new SealedCriterion(
            one.CriterionId, [.. one.Entries.SelectMany(entry => numbers[entry])])),
    ];

    private async Task<IReadOnlyList<(PortfolioEntry Entry, ReadEntry Read)>> ReadAsync(
        IReadOnlyList<ChosenEvidence> chosen, ServerCallContext context)
    {
        var read = new List<(PortfolioEntry, ReadEntry)>();
        var gone = new HashSet<PortfolioEntry>();
        foreach (var entry in chosen.SelectMany(one => one.Entries).Distinct())
        {
            if (await portfolio.ReadAsync(entry, context) is { } found)
            {
                read.Add((entry, found));
            }
            else
            {
                gone.Add(entry);
            }
        }

        return gone.Count == 0
            ? read
            : throw new RefusedException(
            [
                .. from one in chosen
                   from entry in one.Entries.Index()
                   where gone.Contains(entry.Item)
                   select Refusal.Rule("evidence-gone", $"evidence.{one.CriterionId}", $"{entry.Index + 1}"),
            ]);
    }

    private async Task<int> CopyAsync(Attachment file, EvidenceCopy copy, string scope, ServerCallContext context)
    {
        var salt = RandomNumberGenerator.GetBytes(SealChain.SaltLength);
        using var hash = SealChain.Begin(salt);
        var kept = await files.WriteAsync(
            NewId(), scope, HashedAsync(portfolio.ReadFileAsync(file.AttachmentId, context), hash),
            context.CancellationToken);
        return copy.Add(file.AttachmentId, MediaTypes.Of(file.Kind), kept.Length, salt, hash, kept.Id);
    }

    private async Task<SubmissionSeal> SealAsync(SealSubject subject, EvidenceCopy copy, int percent, string scope)
    {
        var items = copy.WithoutSalts();
        var root = SealChain.RootOf(subject, items);
        var receipt = await grains.GetGrain<ISigningKeysGrain>(ISigningKeysGrain.Key)
            .Sign(Receipt.PayloadOf(subject, root));
        var header = SealHeader.Write(subject, copy.Items, root);
        var first = await files.WriteAsync(
            NewId(), scope,
            new[] { header }.Concat(copy.Written).Select(part => (ReadOnlyMemory<byte>)part).ToAsyncEnumerable());
        return new SubmissionSeal(
            subject, items, root, receipt, percent, [first.Id, .. copy.Files],
            header.Length + items.Sum(item => item.Length));
    }

    private Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> HashedAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> content, IncrementalHash hash,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var piece in content.WithCancellation(cancellation))
        {
            hash.AppendData(piece.Span);
            yield return piece;
        }
    }
}
