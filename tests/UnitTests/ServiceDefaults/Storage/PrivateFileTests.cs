using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Storage;

public sealed class PrivateFileTests : IDisposable
{
    private const int Rounds = 200;
    private const int AtOnce = 4;

    private readonly string _folder = Directory.CreateTempSubdirectory("vik-private-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void All_who_come_at_once_get_the_same_text()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var path = Path.Combine(_folder, $"{round}");
            var texts = new string[AtOnce];
            using var start = new Barrier(AtOnce);
            var threads = Enumerable.Range(0, AtOnce).Select(index => new Thread(() =>
            {
                start.SignalAndWait();
                texts[index] = PrivateFile.Keep(path, () => $"made by {index}");
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            Assert.All(texts, text => Assert.Equal(texts[0], text));
        }

        Assert.Equal(Rounds, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void What_is_there_is_never_made_again()
    {
        var path = Path.Combine(_folder, "sub", "secret");

        Assert.Equal("first", PrivateFile.Keep(path, () => "first"));
        Assert.Equal("first", PrivateFile.Keep(path, () => throw new InvalidOperationException("Made again.")));
    }

    [Fact]
    public void Where_nothing_can_be_written_it_fails_and_says_so()
    {
        var file = Path.Combine(_folder, "a-file");
        File.WriteAllText(file, "");

        Assert.ThrowsAny<IOException>(() => PrivateFile.Keep(Path.Combine(file, "secret"), () => "text"));
    }
}
