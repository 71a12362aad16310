namespace VikLearning.IntegrationTests.Grains;

public sealed class SqliteGrainStoreTests : GrainStoreTests, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vik-grains-");

    protected override string PayloadAsText => "SELECT CAST(payload AS text) FROM grain_state";

    protected override Task<Dictionary<string, string?>> SettingsAsync() =>
        Task.FromResult(new Dictionary<string, string?> { ["Storage:Directory"] = _folder.FullName });

    public void Dispose() => _folder.Delete(recursive: true);
}
