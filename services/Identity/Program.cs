using VikLearning.Identity;
using VikLearning.ServiceDefaults.Hosting;

var builder = WebApplication.CreateBuilder(args);
// Request lines hold addresses that users typed or followed.
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.UseInnerEndpoints();
builder.AddServiceDefaults();
builder.AddIdentity();
var app = builder.Build();
app.UseServiceDefaults();
app.MapIdentity();
await app.RunAsync();
