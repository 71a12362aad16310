using Google.Protobuf;
using VikLearning.Portal.Gateway;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.Portal.Roster;

/// <summary>The roster in bulk: check, import, follow, and take along.</summary>
internal sealed class ImportDesk(GatewayCall call, FormSender sender, ImportService.ImportServiceClient imports)
{
    private static readonly string[] Fields = ["archive"];

    /// <summary>What an archive would do, and what is wrong with it.</summary>
    public async Task<CheckRosterResponse> CheckAsync(byte[] archive) => await imports.CheckRosterAsync(
        new() { Archive = UnsafeByteOperations.UnsafeWrap(archive) }, await call.ReadAsync());

    /// <summary>
    /// Imports an archive; the import's id, empty when nothing was to be changed; null when
    /// <paramref name="problems"/> says why not.
    /// </summary>
    public Task<string?> ImportAsync(byte[] archive, RosterInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, Fields, async options => (await imports.ImportRosterAsync(
            new() { Archive = UnsafeByteOperations.UnsafeWrap(archive) }, options)).ImportId);

    public async Task<RosterImport> FindAsync(string importId) =>
        (await imports.GetImportAsync(new() { ImportId = importId }, await call.ReadAsync())).Import;

    public async Task<IReadOnlyList<RosterImport>> ListAsync() =>
        (await imports.ListImportsAsync(new(), await call.ReadAsync())).Imports;

    /// <summary>The pieces of the whole roster as an archive: each person in it gets a line in their ledger.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ExportAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken end)
    {
        using var export = imports.ExportRoster(new(), await call.WatchAsync(end, Purposes.Roster));
        while (await export.ResponseStream.MoveNext(end))
        {
            if (export.ResponseStream.Current.Data.Length > 0)
            {
                yield return export.ResponseStream.Current.Data.Memory;
            }
        }
    }
}
