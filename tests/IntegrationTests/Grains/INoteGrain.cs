namespace VikLearning.IntegrationTests.Grains;

/// <summary>A grain with one state, as a service's own would be.</summary>
[Alias("tests.note")]
public interface INoteGrain : IGrainWithStringKey
{
    [Alias("read")]
    Task<string> ReadAsync();

    [Alias("write")]
    Task WriteAsync(string text);

    [Alias("clear")]
    Task ClearAsync();

    /// <summary>Fails as a journal does whose database is gone.</summary>
    [Alias("fail")]
    Task FailAsync();

    [Alias("where")]
    Task<string> WhereAsync();
}
