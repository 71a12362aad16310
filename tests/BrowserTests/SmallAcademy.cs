using VikLearning.TestHosts;

namespace VikLearning.BrowserTests;

/// <summary>
/// A suite of eight students beside the shared one, for a class that erases people; started at first use.
/// </summary>
public sealed class SmallAcademy : IAsyncDisposable
{
    private readonly Lazy<Task<SuiteProcess>> _suite = new(() => SuiteProcess.StartAsync(demoStudents: 8));

    /// <summary>Its address.</summary>
    public async Task<Uri> AddressAsync() => (await _suite.Value).Address;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_suite.IsValueCreated)
        {
            await (await _suite.Value).DisposeAsync();
        }
    }
}
