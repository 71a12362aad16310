using System.Globalization;
using System.Text;

namespace VikLearning.Portal.Cohorts;

/// <summary>Writes server-sent events. The answer begins with the first of them.</summary>
internal sealed class EventWriter(HttpResponse response)
{
    private const int ReconnectMilliseconds = 2000;

    public Task SendAsync(int id, string content)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"event: figures\nid: {id}\n");
        foreach (var line in content.AsSpan().EnumerateLines())
        {
            text.Append("data: ").Append(line).Append('\n');
        }

        return WriteAsync(text.Append('\n').ToString());
    }

    public Task CommentAsync(string comment) => WriteAsync($": {comment}\n\n");

    private async Task WriteAsync(string text)
    {
        if (!response.HasStarted)
        {
            response.ContentType = "text/event-stream; charset=utf-8";
            response.Headers["X-Accel-Buffering"] = "no";
            text = string.Create(CultureInfo.InvariantCulture, $"retry: {ReconnectMilliseconds}\n\n{text}");
        }

        await response.WriteAsync(text, response.HttpContext.RequestAborted);
        await response.Body.FlushAsync(response.HttpContext.RequestAborted);
    }
}
