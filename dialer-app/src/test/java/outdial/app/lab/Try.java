package outdial.app.lab;
final class Try { public static void main(String[] a){ var g=Exercise.gate(); 
 System.out.println(Shift.work(1, Faults.NONE, g));
 int from=Integer.parseInt(a[0]), to=Integer.parseInt(a[1]); int bad=0;
 for(int s=from;s<to;s++){ try { var r=Shift.work(s, a.length>2?Faults.NONE:Faults.MANY, g); if(s<from+3) System.out.println(r);} catch(Throwable t){ bad++; if(bad<=1){ System.out.println(t.getMessage()); t.printStackTrace(System.out);} else System.out.println(t.getMessage().lines().findFirst().get().replaceAll("Faults.*?]","")); if(bad>15) break; } } System.out.println("bad "+bad);
}}
