using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.DataSubjects;

/// <summary>The shell around the register.</summary>
[GrainType("roster.certificate-register")]
internal sealed class CertificateRegisterGrain(IServiceProvider services)
    : AggregateGrain<CertificateRegister>(Definition, services), ICertificateRegisterGrain
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<CertificateRegister> Definition { get; } = new(
        RosterModule.Service,
        Kind: "certificate-register",
        CertificateRegister.Empty,
        CertificateRegister.Evolve,
        new EventCatalog().Add<CertificateIssued>("certificate-issued"),
        SnapshotVersion: 1);

    public async Task<long> Issue(CommandEnvelope envelope, string personId, ErasureOrdered order)
    {
        var command = new IssueCertificate(
            personId, order.Classes, order.OrderId, order.ReasonId, order.By, order.At, Time.GetUtcNow());
        return (await HandleAsync<CertificateAnswer>(
            envelope, register => CertificateRegister.Decide(register, command))).OrThrow().Number;
    }

    public async Task<CertificatePage> List(long? before, int limit)
    {
        var count = (await StateAsync()).Count;
        var end = Math.Clamp(before ?? count + 1, 1, count + 1);
        var start = Math.Max(1, end - limit);
        var page = await ReadAsync(start, end);
        page.Reverse();
        return new CertificatePage(page, start > 1 ? start : null);
    }

    public async Task<CertificateIssued?> Find(long number) =>
        number >= 1 && number <= (await StateAsync()).Count ? (await ReadAsync(number, number + 1))[0] : null;

    // Every entry of the stream is one certificate, so an entry's sequence is its certificate's number.
    private async Task<List<CertificateIssued>> ReadAsync(long start, long end)
    {
        var found = new List<CertificateIssued>();
        await foreach (var entry in Journal.ReadStreamAsync(Stream, start - 1))
        {
            if (entry.Sequence >= end)
            {
                break;
            }

            found.AddRange(Definition.Events.Read(entry.Events).OfType<CertificateIssued>());
        }

        return found;
    }
}
