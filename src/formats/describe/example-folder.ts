/** A small whole operation: the examples of docs/formats.md. The place and everything in it are made up. */
export const EXAMPLE_FOLDER: Readonly<Record<string, string>> = {
  'operation.yaml': `format: throughline/operation@1
id: lower-valley-2024
name: Lower Valley flood (example)
name_local: فيضان الوادي الأسفل
exercise: true
languages: [en, ar]
sensitivity: restricted
summary: A made-up flood of three days.
time_zone: Asia/Amman
horizon:
  first: 2024-05-06
  last: 2024-05-08
as_of: 2024-05-06T05:00:00+03:00
position:
  lat: 32.3
  lon: 36.3
rules:
  convoy:
    min_vehicles: 1
    max_vehicles: { value: 8, assumption: agreed by phone, source: district-2024-05-05 }
    headway_minutes: 20
    max_stops: 2
  daylight:
    only: true
    margin_minutes: 30
  handling:
    loading_minutes: 30
    loading_minutes_per_vehicle: 20
    unloading_minutes: 30
    unloading_minutes_per_vehicle: 20
    default_bays: 2
  duty:
    turnaround_minutes: 45
  lead_hours: 2
  orderly_minimum_kg: 500
  household_size: 5
  notice:
    change_charge: 0.01
    recipients:
      district:
        name: District office
        lead_hours: { value: 24, assumption: told by phone, source: district-2024-05-05 }
        cutoff: "15:00"
        requests_per_day: 4
  roads:
    speeds_kmh: { primary: 50, track: 10, living_street: none }
    surface_factors: { gravel: 1.6 }
    contingency: 1.25
    snap_max_m: 3000
    snap_speed_kmh: 10
    join_m: 0
`,
  'sources.csv': `id,title,publisher,url,published,reliability,licence,credit,note
district-2024-05-05,Situation call,District office,,2024-05-05T16:00:00+03:00,B,,,Notes of a call
flash-2,Flash update 2,Coordination office,https://example.org/flash-2,2024-05-05,A,CC BY 4.0,Coordination office,
`,
  'statements.csv': `id,speaker,role,mode,venue,channel,reporter,said_at,excerpt,event,row,kind,would_have_to_be_true,evidence_for,evidence_against,testable,source
st-1,District governor,Governor,said,District office,call,,2024-05-05T15:30:00+03:00,"The ford will open by Tuesday",call-0505,S6,promise,The water falls by half a metre,,Rain is forecast,yes,district-2024-05-05
`,
  'asks.csv': `id,asked_of,asked_by,asked_at,text,row,answer,answered_at,people_affected,source
ask-1,Border directorate,Logistics officer,2024-05-05T09:00:00Z,Open the crossing on Tuesday too,S4,,,12400,district-2024-05-05
`,
  'areas.geojson': `{"type": "FeatureCollection", "features": [
  {"type": "Feature",
   "properties": {"pcode": "XX01", "name": "Lower Valley", "name_local": "الوادي الأسفل", "level": 2, "parent": null, "source": "flash-2", "credit": null},
   "geometry": {"type": "Polygon", "coordinates": [[[36.2, 32.2], [36.4, 32.2], [36.4, 32.4], [36.2, 32.4], [36.2, 32.2]]]}}
]}
`,
  'places.csv': `id,name,name_local,kind,lat,lon,accuracy_m,pcode,owner,opening_hours,storage_kg,area_m2,bays,people_weight,orderly_minimum_kg,walk_m,source,assumption
north-gate,North Gate,البوابة الشمالية,crossing,32.395,36.305,200,XX01,Border directorate,Su-Th 08:00-16:00; Fr 09:00-12:00,,,4,,,,flash-2,
hub-a,Hub A,المستودع أ,hub,32.345,36.301,50,XX01,Relief agency,06:00-18:00,450000,1200,3,,,,flash-2,
east-camp,East Camp,المخيم الشرقي,site,32.301,36.352,50,XX01,,07:00-17:00,20000,45000,,1,800,2500,flash-2,
south-school,South School,مدرسة الجنوب,site,32.252,36.299,1000,XX01,,,,,,2,,,flash-2,position read off a sketch
`,
  'capacity.csv': `id,place,from,to,trucks_per_day,trucks_per_day_low,trucks_per_day_high,people_per_day,people_per_day_low,people_per_day_high,hours,source,credibility,counting_point,last_verified
,north-gate,2024-05-06,2024-05-07,20,12,24,,,,,flash-2,2,crossing,2024-05-05
,hub-a,2024-05-06,,30,,,,,,,flash-2,2,,
,east-camp,2024-05-06,,,,,3000,2500,3500,07:00-15:00,district-2024-05-05,3,,
`,
  'people.csv': `id,place,area,date,low,best,high,group,source,credibility,assumption
pop-area,,XX01,2024-05-05,11000,12400,14000,people,flash-2,2,
pop-camp,east-camp,,2024-05-05,,2100,,adults,district-2024-05-05,3,
`,
  'flows.csv': `id,origin,destination,date,low,best,high,source,known_at
,XX01,east-camp,2024-05-07,300,500,900,district-2024-05-05,2024-05-05T18:00:00Z
,outside,XX01,2024-05-07,0,200,400,district-2024-05-05,
`,
  'conversions.csv': `id,kind,from,to,subject,factor,factor_low,factor_high,source,assumption
adults,people,adults,people,,2,1.8,2.2,flash-2,households of the district have as many children as adults
rows,good,pallet,pack,food-parcel,40,,,flash-2,
`,
  'needs.csv': `id,name,name_local,kind,unit,basis,amount,floor,tier,period_days,source,assumption
water,Water,الماء,flow,L,person_day,15,7.5,1,1,flash-2,
energy,Food energy,الطاقة,flow,kcal,person_day,2100,1050,1,7,flash-2,the floor is half of the standard
blanket,Blankets,بطانيات,durable,item,person,2,1,2,,flash-2,
`,
  'goods.csv': `id,name,name_local,pack,kg,m3,serves,household,fuel_litres,source,assumption
food-parcel,Food parcel,طرد غذائي,parcel,21.5,0.04,energy: 73500 kcal,,,flash-2,
water-bottles,Bottled water,,pack of 12,18.4,0.025,water: 18 L,no,,flash-2,
blanket-bale,Bale of 20 blankets,,bale,28,0.18,blanket: 20 item,,,flash-2,
diesel,Diesel,ديزل,drum,170,0.25,nothing,,200,flash-2,
`,
  'stock.csv': `id,place,good,count,count_low,count_high,unit,date,lot,expiry,owner,earmark,source,credibility,counting_point
st-food,hub-a,food-parcel,1800,1700,1800,pack,2024-05-05,L-7,2024-12-31,Relief agency,,flash-2,1,warehouse
st-water,hub-a,water-bottles,6000,,,,2024-05-05,,,Relief agency,camp-grant,flash-2,2,warehouse
`,
  'arrivals.csv': `id,place,good,count,count_low,count_high,unit,date,lot,expiry,owner,earmark,source,credibility,assumption
ar-food,north-gate,food-parcel,30,20,40,pallet,2024-05-07,,,Relief agency,,district-2024-05-05,3,last week's average
`,
  'consumption.csv': `id,user,good,packs_per_day,packs_per_day_low,packs_per_day_high,from,to,place,priority,minimum,source
,east-camp,diesel,1,1,2,2024-05-06,,hub-a,2,one pump of two,district-2024-05-05
`,
  'fleet.csv': `id,kind,mode,count,count_low,count_high,home,owner,payload_kg,volume_m3,gross_kg,height_m,width_m,speed_factor,litres_per_100km,duty_hours,permits,off_road,from,to,source
t10,truck 10 t,road,6,5,6,hub-a,Relief agency,10000,35,18000,3.6,2.5,0.9,32,10,valley-pass;ford-pass,no,2024-05-06,,flash-2
`,
  'vehicles_out.csv': `id,fleet,count,from,to,place,reason,source
,t10,1,2024-05-06,2024-05-09,hub-a,axle broke on the track,district-2024-05-05
`,
  'agreements.csv': `id,owner,kind,with,from,to,common_service,source
trucks-for-all,Relief agency,vehicles,all,2024-05-06,,yes,district-2024-05-05
`,
  'earmarks.csv': `id,donor,programme,places,areas,needs,group,to,source
camp-grant,Valley fund,Camp water 2024,east-camp,,water,displaced people,2024-12-31,flash-2
`,
  'notices.csv': `id,movement,recipient,sent_at,reference,answer,answered_at,source,known_at
,m-0003,district,2024-05-05T10:00:00Z,D-114,no_objection,2024-05-05T15:00:00Z,district-2024-05-05,
`,
  'facilitation.csv': `id,place,area,from,to,low,best,high,source,credibility,assumption
,,XX01,2024-05-01,,0.7,0.85,0.95,district-2024-05-05,3,share of the last thirty movements
,east-camp,,,,0.5,0.6,0.9,district-2024-05-05,3,the ford was often shut
`,
  'links.csv': `id,from,to,mode,overrides,minutes,minutes_low,minutes_high,distance_m,trucks_per_day,trucks_per_day_low,trucks_per_day_high,both_ways,source,assumption
ford,hub-a,east-camp,ford,to,25,20,45,8200,40,20,60,yes,district-2024-05-05,read off a sketch
`,
  'access.geojson': `{"type": "FeatureCollection", "features": [
  {"type": "Feature",
   "properties": {"id": "flooded", "kind": "slowed", "name": "Flooded fields", "from": "2024-05-05", "to": null, "slow_factor": 2.5, "source": "flash-2", "last_verified": "2024-05-05T12:00:00Z"},
   "geometry": {"type": "Polygon", "coordinates": [[[36.31, 32.31], [36.33, 32.31], [36.33, 32.33], [36.31, 32.33], [36.31, 32.31]]]}},
  {"type": "Feature",
   "properties": {"id": "ford-hours", "kind": "window", "hours": "06:00-18:00", "links": ["ford"], "source": "district-2024-05-05"},
   "geometry": null},
  {"type": "Feature",
   "properties": {"id": "old-bridge", "kind": "permit", "permit": "ford-pass", "radius_m": 150, "source": "district-2024-05-05"},
   "geometry": {"type": "Point", "coordinates": [36.302, 32.3]}},
  {"type": "Feature",
   "properties": {"id": "night", "kind": "risk", "risk_per_hour": 0.02, "hours": "18:00-06:00", "roads": ["main"], "source": "district-2024-05-05", "assumption": "reports of theft"},
   "geometry": null}
]}
`,
  'roads.geojson': `{"type": "FeatureCollection", "features": [
  {"type": "Feature", "id": "main", "properties": {"highway": "primary", "name": "Valley road"},
   "geometry": {"type": "LineString", "coordinates": [[36.305, 32.395], [36.301, 32.345], [36.302, 32.3], [36.299, 32.252]]}},
  {"type": "Feature", "id": "camp", "properties": {"highway": "track", "surface": "gravel"},
   "geometry": {"type": "LineString", "coordinates": [[36.302, 32.3], [36.352, 32.301]]}}
]}
`,
  'road_edits.csv': `id,road,key,value,geometry,source,known_at
,camp,maxweight,20,,district-2024-05-05,
,bypass,highway,track,"LINESTRING(36.301 32.345, 36.33 32.34, 36.352 32.301)",district-2024-05-05,2024-05-05T20:00:00Z
`,
  'actuals.csv': `id,movement,date,outcome,place,lot,delivered,returned,lost,damaged,held,held_at,departed_at,returned_at,delay_minutes,vehicles_out,out_until,note,source
,m-0001,2024-05-05,delayed,,,,,,,,,2024-05-05T06:40:00Z,2024-05-05T13:10:00Z,70,,,waited at the ford,district-2024-05-05
,m-0002,2024-05-05,partly,east-camp,st-food,80,15,2,3,20,hub-a,2024-05-05T07:10:00Z,,,t10#2,2024-05-09,axle broke on the track,district-2024-05-05
`,
  'ledger.csv': `id,date,lot,good,entry,packs,place,movement,moved_on,from,to,facts,stock,source
,2024-05-05,st-food,food-parcel,opening,1920,hub-a,,,,,st-food,,district-2024-05-05
,2024-05-05,st-food,food-parcel,at_place,1800,hub-a,,,,,st-food,st-food,district-2024-05-05
,2024-05-05,st-food,food-parcel,on_vehicles,20,hub-a,m-0002,2024-05-05,hub-a,east-camp,st-food,,district-2024-05-05
,2024-05-05,st-food,food-parcel,with_people,95,east-camp,,,,,st-food,,district-2024-05-05
,2024-05-05,st-food,food-parcel,lost,2,,m-0002,2024-05-05,hub-a,east-camp,st-food,,district-2024-05-05
,2024-05-05,st-food,food-parcel,damaged,3,,m-0002,2024-05-05,hub-a,east-camp,st-food,,district-2024-05-05
`,
};
