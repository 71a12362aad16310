using VikLearning.Portal;
using VikLearning.ServiceDefaults.Hosting;

var builder = WebApplication.CreateBuilder(args);
// Request lines hold addresses that users typed or followed.
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.UseInnerEndpoints();
builder.AddServiceDefaults();
builder.AddPortal();
var app = builder.Build();
app.UseServiceDefaults();
app.MapPortal();
await app.RunAsync();
