using System.Net.Sockets;
using Npgsql;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.IntegrationTests.Grains;

[GrainType("tests.note")]
public sealed class NoteGrain(
    [PersistentState("tests.note", "tests")] IPersistentState<Note> note, ILocalSiloDetails silo) : Grain, INoteGrain
{
    public Task<string> ReadAsync() => Task.FromResult(note.State.Text);

    public async Task WriteAsync(string text)
    {
        note.State.Text = text;
        await note.WriteStateAsync();
    }

    public Task ClearAsync() => note.ClearStateAsync();

    public Task FailAsync() =>
        throw new JournalUnavailableException("Away.", new NpgsqlException("Gone.", new SocketException()));

    public Task<string> WhereAsync() => Task.FromResult(silo.SiloAddress.ToString());
}
